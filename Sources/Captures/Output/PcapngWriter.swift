import Packets

/// Writes a pcapng capture: any link types, comments, names of hosts and losses (draft-ietf-opsawg-pcapng).
///
/// Times are written in nanoseconds, integers in little-endian order.
public struct PcapngWriter {
  private let output: CaptureOutput
  private var interfaceCount = 0

  /// Begins a capture with its first section; `application` names the writing program.
  public init(
    to output: CaptureOutput, application: String? = nil, machine: CapturingMachine? = nil,
    comments: [String] = []
  ) throws(CaptureError) {
    self.output = output
    try beginSection(application: application, machine: machine, comments: comments)
  }

  /// Begins a further section, whose interfaces are counted from 0 again.
  public mutating func beginSection(
    application: String? = nil, machine: CapturingMachine? = nil, comments: [String] = []
  ) throws(CaptureError) {
    interfaceCount = 0
    var body: [UInt8] = []
    body.append(littleEndian: PcapngBlock.byteOrderMagic)
    body.append(littleEndian: 1 as UInt16)  // Major Version
    body.append(littleEndian: 0 as UInt16)  // Minor Version
    body.append(littleEndian: -1 as Int64)  // Section Length: not known
    var options = PcapngOptionList()
    for comment in comments { options.add(PcapngOption.comment, comment) }
    options.add(2, machine?.hardware)
    options.add(3, machine?.operatingSystem)
    options.add(4, application)
    try write(.sectionHeader, body + options.finished)
  }

  /// Describes an interface of the section; packets refer to it by the number returned.
  public mutating func addInterface(_ interface: CaptureInterface) throws(CaptureError) -> Int {
    var body: [UInt8] = []
    body.append(littleEndian: interface.linkType.rawValue)
    body.append(littleEndian: 0 as UInt16)  // Reserved
    body.append(littleEndian: UInt32(clamping: interface.snapLength))
    var options = PcapngOptionList()
    options.add(2, interface.name)
    options.add(3, interface.description)
    for address in interface.addresses { options.add(address) }
    if let address = interface.macAddress {
      options.add(6, (0..<6).map { UInt8(truncatingIfNeeded: address.rawValue >> (40 - $0 * 8)) })
    }
    options.add(9, [TimestampResolution.nanoseconds.rawValue])
    if let filter = interface.filter { options.add(11, [0] + filter.utf8) }
    options.add(12, interface.operatingSystem)
    if interface.fcsLength > 0 { options.add(13, [interface.fcsLength]) }
    try write(.interfaceDescription, body + options.finished)
    interfaceCount += 1
    return interfaceCount - 1
  }

  /// Adds a packet; `time` is in nanoseconds since 1970.
  public func write(
    _ bytes: RawSpan, time: Int64, originalLength: Int, interface: Int = 0,
    direction: CaptureRecord.Direction = .unknown, comments: [String] = []
  ) throws(CaptureError) {
    let time = UInt64(max(time, 0))
    var body: [UInt8] = []
    body.reserveCapacity(24 + bytes.byteCount)
    body.append(littleEndian: UInt32(clamping: interface))
    body.append(littleEndian: UInt32(time >> 32))
    body.append(littleEndian: UInt32(truncatingIfNeeded: time))
    body.append(littleEndian: UInt32(clamping: bytes.byteCount))
    body.append(littleEndian: UInt32(clamping: max(originalLength, bytes.byteCount)))
    body.append(contentsOf: [UInt8](copying: bytes))
    body.append(contentsOf: repeatElement(0, count: -bytes.byteCount & 3))
    var options = PcapngOptionList()
    for comment in comments { options.add(PcapngOption.comment, comment) }
    if direction != .unknown { options.add(2, [direction.rawValue, 0, 0, 0]) }
    try write(.enhancedPacket, body + options.finished)
  }

  /// Adds names of addresses.
  public func write(_ hosts: [CaptureHost]) throws(CaptureError) {
    var body: [UInt8] = []
    for host in hosts {
      var record: [UInt8] = []
      if host.address.isV4 {
        record.append(bigEndian: host.address.v4Value)
      } else {
        record.append(bigEndian: host.address.high)
        record.append(bigEndian: host.address.low)
      }
      record += host.name.utf8.prefix(1024) + [0]
      body.append(littleEndian: (host.address.isV4 ? 1 : 2) as UInt16)
      body.append(littleEndian: UInt16(record.count))
      body += record + repeatElement(0, count: -record.count & 3)
    }
    body += [0, 0, 0, 0]  // nrb_record_end
    try write(.nameResolution, body)
  }

  /// Adds what an interface counted until `time`, and what is to be said at that time.
  public func writeStatistics(
    of interface: Int, _ counts: CaptureInterface, time: Int64, comments: [String] = []
  ) throws(CaptureError) {
    let time = UInt64(max(time, 0))
    var body: [UInt8] = []
    body.append(littleEndian: UInt32(clamping: interface))
    body.append(littleEndian: UInt32(time >> 32))
    body.append(littleEndian: UInt32(truncatingIfNeeded: time))
    var options = PcapngOptionList()
    for comment in comments { options.add(PcapngOption.comment, comment) }
    options.add(4, counts.received)
    options.add(5, counts.droppedByInterface)
    options.add(7, counts.droppedBySystem)
    try write(.interfaceStatistics, body + options.finished)
  }

  private func write(_ type: PcapngBlockType, _ body: [UInt8]) throws(CaptureError) {
    let length = UInt32(clamping: body.count + PcapngBlock.frameLength)
    var block: [UInt8] = []
    block.reserveCapacity(body.count + PcapngBlock.frameLength)
    block.append(littleEndian: type.rawValue)
    block.append(littleEndian: length)
    block += body
    block.append(littleEndian: length)
    try output.append(block)
  }
}
