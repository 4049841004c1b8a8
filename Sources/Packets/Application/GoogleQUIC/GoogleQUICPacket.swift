/// A packet of Google's QUIC, Q023 to Q049, that tells its version: the first of a client, and a server's answers.
///
/// To Q043 its header is of Google's making; from Q044 on it is the long header of QUIC's drafts, whose connection IDs
/// have their lengths in one byte (draft-ietf-quic-transport-17 §17.2). What the first packets carry is not encrypted:
/// 12 bytes of a hash, then frames.
///
///     Flags            1 byte: 0x01 version, 0x02 reset, 0x08 connection ID, 0x30 length of the packet number
///     Connection ID    8 bytes
///     Version          4 bytes: `Q043`
///     Packet Number    1, 2, 4 or 6 bytes
public struct GoogleQUICPacket: Hashable, Sendable {
  public let version: QUICVersion
  public let connectionID: QUICConnectionID
  /// The handshake message that its first frame carries from its beginning, if it does.
  public let handshake: GoogleQUICHandshake?

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let flags: UInt8 = try reader.read()
    if flags & 0x80 != 0 {
      version = try Self.version(&reader, 44...49)
      let lengths: UInt8 = try reader.read()
      let destination = try reader.readBytes(Self.connectionIDLength(lengths >> 4))
      let source = try reader.readBytes(Self.connectionIDLength(lengths & 15))
      connectionID = QUICConnectionID([UInt8](copying: destination.isEmpty ? source : destination))
      try reader.skip(Int(flags & 3) + 1)  // Packet Number.
    } else {
      guard flags & 0b1100_1011 == 0b0000_1001 else {
        throw DecodeError(.invalid(field: "Public Flags", value: UInt64(flags)), at: 0)
      }
      connectionID = QUICConnectionID([UInt8](copying: try reader.readBytes(8)))
      version = try Self.version(&reader, 23...43)
      try reader.skip(Self.packetNumberLength(flags))  // Packet Number.
    }
    try reader.skip(12)  // Message Authentication Hash.
    let number = version.googleNumber ?? 0
    if number <= 33 { try reader.skip(1) }  // Private Flags.
    handshake = try? Self.handshake(&reader, isBigEndian: number >= 39)
  }

  private static func version(
    _ reader: inout ByteReader, _ numbers: ClosedRange<Int>
  ) throws(DecodeError) -> QUICVersion {
    let version = QUICVersion(rawValue: try reader.read())
    guard version.rawValue >> 24 == UInt32(UInt8(ascii: "Q")), let number = version.googleNumber,
      numbers.contains(number)
    else {
      throw DecodeError(
        .invalid(field: "Version", value: UInt64(version.rawValue)), at: reader.offset - 4)
    }
    return version
  }

  /// Bytes of a connection ID, by the half of a byte that tells them: none, or 4 to 18.
  public static func connectionIDLength(_ half: UInt8) -> Int { half == 0 ? 0 : Int(half) + 3 }

  /// Bytes of the packet number, by the public flags.
  public static func packetNumberLength(_ flags: UInt8) -> Int {
    [1, 2, 4, 6][Int(flags >> 4 & 3)]
  }

  /// The message that a STREAM frame of the handshake's stream, 1, carries; zeros may come before it.
  ///
  /// Its type says which fields there are: 1, FIN, data length, offset length (3 bits), stream ID length (2 bits).
  private static func handshake(
    _ reader: inout ByteReader, isBigEndian: Bool
  ) throws(DecodeError) -> GoogleQUICHandshake? {
    var type: UInt8 = 0
    while type == 0 { type = try reader.read() }
    guard type & 0x80 != 0 else { return nil }
    var streamID = 0
    for index in 0...Int(type & 3) {
      let byte = Int(try reader.read(UInt8.self))
      streamID = isBigEndian ? streamID << 8 | byte : streamID | byte << (8 * index)
    }
    guard streamID == 1 else { return nil }
    let offsetCode = Int(type >> 2 & 7)
    try reader.skip(offsetCode == 0 ? 0 : offsetCode + 1)
    guard type & 0x20 != 0 else { return try GoogleQUICHandshake(parsing: reader.readRest()) }
    let length: UInt16 = isBigEndian ? try reader.read() : try reader.readLittleEndian()
    return try GoogleQUICHandshake(parsing: try reader.readBytes(Int(length)))
  }

  /// Whether a datagram begins as the packets do that tell such a version.
  public static func isPlausible(_ datagram: RawSpan) -> Bool {
    (try? GoogleQUICPacket(parsing: datagram)) != nil
  }
}
