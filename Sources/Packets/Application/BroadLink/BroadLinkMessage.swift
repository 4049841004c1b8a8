/// The header of a message to or from a BroadLink remote or plug (python-broadlink, "protocol.md"): 0x38 bytes, then what is
/// sealed with AES. Those that look for devices have no magic at their beginning.
public struct BroadLinkMessage: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case search
    /// Who is there, by the name that its owner gave it.
    case answer(name: String)
    /// A new device is told the name of the Wi-Fi it is to join, and its password.
    case setUp(network: String, hasPassword: Bool)
    /// A key is asked for or given, under one that is published.
    case key
    case command
    case result
  }

  public let kind: Kind

  public static let port: UInt16 = 80
  private static let magic: UInt64 = 0x5aa5_aa55_5aa5_aa55
  private static let headerLength = 0x38
  public static let searchLength = 0x30

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let magic: UInt64 = try reader.read()
    guard magic == Self.magic || magic == 0 else {
      throw DecodeError(.invalid(field: "magic", value: magic), at: 0)
    }
    try reader.skip(0x1e)  // Time, checksum, device type.
    let type: UInt16 = try reader.readLittleEndian()
    switch (magic == 0, type) {
    case (true, 6) where bytes.byteCount == Self.searchLength: kind = .search
    case (true, 7) where bytes.byteCount >= 0x40:
      try reader.skip(0x40 - reader.offset)  // Among others, its address.
      kind = .answer(
        name: String(escaping: [UInt8](copying: reader.readRest()).prefix(60).prefix { $0 != 0 }))
    case (true, 0x14) where bytes.byteCount == Self.setUpLength:
      kind = try Self.setUp(&reader)
    case (false, 0x65), (false, 0x3e9): kind = .key
    case (false, 0x6a): kind = .command
    case (false, 0x3ee): kind = .result
    default: throw DecodeError(.invalid(field: "type", value: UInt64(type)), at: 0x26)
    }
    guard magic == 0 || bytes.byteCount >= Self.headerLength else {
      throw DecodeError(
        .truncated(needed: Self.headerLength, available: bytes.byteCount), at: reader.offset)
    }
  }

  /// How long a message of set-up is, and where in it the network's name is, its password, and how long either is.
  private static let setUpLength = 0x88
  public static let setUpName = 0x44
  public static let setUpPassword = 0x64
  public static let setUpLengths = 0x84
  private static let setUpTextBound = 32

  private static func setUp(_ reader: inout ByteReader) throws(DecodeError) -> Kind {
    try reader.skip(setUpName - reader.offset)
    let name = [UInt8](copying: try reader.readBytes(setUpTextBound))
    try reader.skip(setUpLengths - reader.offset)
    let count: UInt8 = try reader.read()
    let passwordCount: UInt8 = try reader.read()
    guard max(count, passwordCount) <= setUpTextBound else {
      throw DecodeError(
        .invalid(field: "length", value: UInt64(max(count, passwordCount))), at: setUpLengths)
    }
    return .setUp(
      network: String(escaping: name.prefix(Int(count))), hasPassword: passwordCount > 0)
  }
}
