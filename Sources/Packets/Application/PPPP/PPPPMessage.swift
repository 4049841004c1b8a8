/// A message of PPPP, the protocol by which cameras and their apps find and reach each other through servers of CS2 Network or
/// iLnk (P. Marrapese, "Abusing P2P to Hack 3 Million Cameras", DEF CON 28, 2020; W. Palant, "An overview of the PPPP protocol
/// for IoT cameras", 2025).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Magic = 0xf1 |     Type      |    Length of what follows     |
public struct PPPPMessage: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Asks a server under which address the asker is seen outside.
    case hello
    case helloAnswer
    /// A device tells a server that it is there.
    case login(PPPPDevice)
    case loginAnswer
    /// Asks a server to be put through to a device.
    case request(PPPPDevice)
    case requestAnswer
    /// Looks for devices in the home.
    case search
    /// A device tells the home that it is there.
    case announcement(PPPPDevice)
    /// A server says whom to reach.
    case punchTo
    /// Opens the way through a router, for one device.
    case punch(PPPPDevice)
    /// The way is open, for one device.
    case ready(PPPPDevice)
    /// Of servers that pass on what two say who can't reach each other.
    case relay
    /// A piece of what an app and a device tell each other.
    case data
    case dataReceipt
    case alive
    case close
    case other(UInt8)
  }

  public let kind: Kind

  /// What servers listen on, and what devices in the home do.
  public static let port: UInt16 = 32_100
  public static let localPort: UInt16 = 32_108
  private static let magic: UInt8 = 0xf1

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let magic: UInt8 = try reader.read()
    guard magic == Self.magic else {
      throw DecodeError(.invalid(field: "Magic", value: UInt64(magic)), at: 0)
    }
    let type: UInt8 = try reader.read()
    let length: UInt16 = try reader.read()
    let available = bytes.byteCount - reader.offset
    guard Int(length) <= available else {
      throw DecodeError(.truncated(needed: Int(length), available: available), at: reader.offset)
    }
    guard Int(length) == available else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: 2)
    }
    kind =
      switch type {
      case 0x00, 0x02: .hello
      case 0x01, 0x03: .helloAnswer
      case 0x10, 0x12, 0x14, 0x16: .login(try PPPPDevice(&reader))
      case 0x11, 0x13, 0x15, 0x17: .loginAnswer
      case 0x20, 0x26: .request(try PPPPDevice(&reader))
      case 0x21: .requestAnswer
      case 0x30: .search
      case 0x31: .announcement(try PPPPDevice(&reader))
      case 0x40: .punchTo
      case 0x41: .punch(try PPPPDevice(&reader))
      case 0x42: .ready(try PPPPDevice(&reader))
      case 0x70...0x73, 0x80...0x84: .relay
      case 0xd0: .data
      case 0xd1: .dataReceipt
      case 0xe0, 0xe1: .alive
      case 0xf0: .close
      // Of servers among each other, lists of these, acknowledgments, measurements.
      case 0x08, 0x09, 0x18, 0x19, 0x32, 0x43, 0x60...0x6b, 0x78, 0x90...0x92, 0xd8, 0xe5,
        0xf4...0xf9:
        .other(type)
      default: throw DecodeError(.invalid(field: "Type", value: UInt64(type)), at: 1)
      }
  }
}

/// What a device is found by: a prefix of its maker, a number, and letters that prove who names it to know it.
///
///     |               Prefix, ASCII, padded with zeros (8)            |
///     |                            Number                             |
///     |            Check code, ASCII, padded with zeros (8)           |
public struct PPPPDevice: Hashable, Sendable {
  public let prefix: String
  public let number: UInt32

  /// Without the check code: whoever knows that too is put through.
  public var text: String {
    "\(prefix)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }

  private var digits: String { String(number) }

  init(_ reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let letters = [UInt8](copying: try reader.readBytes(8)).upToNUL
    guard !letters.isEmpty,
      letters.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5a).contains($0 & 0xdf) })
    else { throw DecodeError(.invalid(field: "Prefix", value: 0), at: start) }
    prefix = String(decoding: letters, as: UTF8.self)
    number = try reader.read()
    try reader.skip(8)  // Check code.
  }
}
