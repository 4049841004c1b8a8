/// What the checksums and tags of one Ethernet frame say of how it was captured.
///
/// Not on the road: summing every byte of a packet costs more than decoding it.
public struct FrameCheck: Sendable {
  public enum State: UInt8, Sendable {
    case right
    /// The sum of the pseudo-header alone: the sending host left the rest to its adapter (checksum offload).
    case unfinished
    case wrong
  }

  /// A tag's length and the EtherType behind it; tags of a frame at most.
  private static let tagBound = 8

  public private(set) var source = MACAddress.none
  /// Innermost VLAN id (1...4094); 0 without one.
  public private(set) var vlan: UInt16 = 0
  /// Of the IPv4 header (RFC 791 §3.1); nil without one.
  public private(set) var header: State?
  /// Of TCP or UDP (RFC 9293 §3.1, RFC 768, RFC 8200 §8.1); nil of anything else, of fragments, of UDP without a
  /// checksum, and where not all was captured.
  public private(set) var transport: State?

  /// Checks a frame of Ethernet (IEEE 802.3 §3.1.1); what can't be read is not judged.
  public init(ethernet frame: RawSpan) {
    try? check(frame)
  }

  private mutating func check(_ frame: RawSpan) throws(DecodeError) {
    var reader = ByteReader(frame)
    try reader.skip(6)  // Destination.
    let high: UInt16 = try reader.read()
    let low: UInt32 = try reader.read()
    source = MACAddress(rawValue: UInt64(high) << 32 | UInt64(low))
    var type = EtherType(rawValue: try reader.read())
    for _ in 0..<Self.tagBound where type.isVLANTag {
      let id = try reader.read(UInt16.self) & 0x0fff
      if id != 0 { vlan = id }
      type = EtherType(rawValue: try reader.read())
    }
    switch type {
    case .ipv4: try checkIPv4(reader.readRest())
    case .ipv6: try checkIPv6(reader.readRest())
    default: break
    }
  }

  private mutating func checkIPv4(_ packet: RawSpan) throws(DecodeError) {
    var reader = ByteReader(packet)
    let ip = try IPv4Header(parsing: &reader)
    guard ip.headerLength <= packet.byteCount else { return }
    var sum = InternetChecksum()
    sum.add(packet.extracting(0..<ip.headerLength))
    header = sum.sum == 0xffff ? .right : .wrong
    // A total length of 0 is an adapter's work left undone: where the packet ends is not known then.
    guard !ip.isFragment, (ip.headerLength...packet.byteCount).contains(ip.totalLength) else {
      return
    }
    var pseudoHeader = InternetChecksum()
    var addresses = ByteReader(packet)
    try addresses.skip(12)
    pseudoHeader.add(try addresses.read(UInt64.self))
    checkTransport(
      packet.extracting(ip.headerLength..<ip.totalLength), ip.protocolNumber, pseudoHeader)
  }

  private mutating func checkIPv6(_ packet: RawSpan) throws(DecodeError) {
    var reader = ByteReader(packet)
    try reader.skip(4)  // Version, Traffic Class, Flow Label.
    let length = Int(try reader.read(UInt16.self))
    let next: UInt8 = try reader.read()
    try reader.skip(1)  // Hop Limit.
    var pseudoHeader = InternetChecksum()
    for _ in 0..<4 { pseudoHeader.add(try reader.read(UInt64.self)) }
    guard length > 0, 40 + length <= packet.byteCount else { return }
    checkTransport(packet.extracting(40..<40 + length), next, pseudoHeader)
  }

  private mutating func checkTransport(
    _ segment: RawSpan, _ protocolNumber: UInt8, _ pseudoHeader: InternetChecksum
  ) {
    var reader = ByteReader(segment)
    let isUDP = protocolNumber == 17
    guard isUDP || protocolNumber == 6, (try? reader.skip(isUDP ? 6 : 16)) != nil,
      let checksum = try? reader.read(UInt16.self), !isUDP || checksum != 0
    else { return }
    var sum = pseudoHeader
    sum.add(UInt64(protocolNumber))
    sum.add(UInt64(segment.byteCount))
    if sum.sum % 0xffff == checksum % 0xffff {
      // By chance it may be right as well.
      transport = .unfinished
    }
    sum.add(segment)
    if sum.sum == 0xffff {
      transport = .right
    } else if transport == nil {
      transport = .wrong
    }
  }
}
