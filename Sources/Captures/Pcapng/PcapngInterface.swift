import Packets

/// An interface as its packets need it: the numbers of an Interface Description Block, made ready.
struct PcapngInterface {
  let linkType: LinkType
  let clock: TimestampClock
  let fcsLength: UInt8
  /// Most bytes kept of a packet; `Int.max` without a limit.
  let snapLength: Int
  let longestPacket: Int
  /// Index in the capture's description.
  let index: Int
}

/// An Interface Description Block (draft-ietf-opsawg-pcapng §4.2).
///
///     |           LinkType            |           Reserved            |
///     |                            SnapLen                            |
///     /                       Options (variable)                      /
struct PcapngInterfaceDescription {
  private(set) var interface: CaptureInterface
  /// if_tsoffset, in seconds.
  private(set) var timestampOffset: Int64 = 0
  private(set) var comments: [String] = []
  /// Whether an option was cut off by the end of the block.
  private(set) var hasBadOption = false

  init(parsing body: RawSpan, _ byteOrder: ByteOrder) throws(DecodeError) {
    var reader = ByteReader(body)
    let linkType: UInt16 = try reader.read(in: byteOrder)
    try reader.skip(2)  // Reserved.
    let snapLength: UInt32 = try reader.read(in: byteOrder)
    interface = CaptureInterface(
      linkType: LinkType(recorded: linkType), snapLength: Int(snapLength))
    var options = PcapngOptions(reader.readRest(), byteOrder)
    do {
      while let option = try options.next() { take(option) }
    } catch {
      hasBadOption = true
    }
  }

  /// A value too short for its option is left out: writers differ, and nothing else depends on it.
  private mutating func take(_ option: borrowing PcapngOption) {
    var reader = ByteReader(option.value)
    switch option.code {
    case PcapngOption.comment: comments.append(option.text)
    case 2: interface.name = option.text
    case 3: interface.description = option.text
    case 4: addAddress(try? IPAddress(v4: reader.read()))  // A netmask follows.
    case 5: addAddress(try? IPAddress(high: reader.read(), low: reader.read()))
    case 6: interface.macAddress = try? Self.macAddress(&reader)
    case 9: interface.timestampResolution = resolution(option.integer())
    case 11: interface.filter = try? Self.filter(&reader)
    case 12: interface.operatingSystem = option.text
    case 13: interface.fcsLength = Self.bytes(fcsLength: option.integer() ?? 0)
    case 14: timestampOffset = option.integer() ?? 0
    default: break
    }
  }

  private func resolution(_ code: UInt8?) -> TimestampResolution {
    code.map(TimestampResolution.init) ?? .microseconds
  }

  private mutating func addAddress(_ address: IPAddress?) {
    guard let address, interface.addresses.count < 64 else { return }
    interface.addresses.append(address)
  }

  private static func macAddress(_ reader: inout ByteReader) throws(DecodeError) -> MACAddress {
    let high: UInt16 = try reader.read()
    let low: UInt32 = try reader.read()
    return MACAddress(rawValue: UInt64(high) << 32 | UInt64(low))
  }

  /// if_filter's first byte says what follows: 0 is text, everything else is a program.
  private static func filter(_ reader: inout ByteReader) throws(DecodeError) -> String? {
    let form: UInt8 = try reader.read()
    return form == 0 ? String(recorded: reader.readRest()) : nil
  }

  /// The specification counts if_fcslen in bits and gives "4" as an example; writers followed the example.
  private static func bytes(fcsLength: UInt8) -> UInt8 {
    fcsLength >= 16 ? fcsLength / 8 : fcsLength
  }
}
