/// The part of a QUIC packet that is not hidden (RFC 9000 §17, RFC 8999).
///
///     Header Form        1 bit: 1 in a long header
///     Fixed Bit          1 bit: 1, or any once both ends allow it (RFC 9287)
///     Long Packet Type   2 bits: other numbers in version 2
///     hidden             4 bits
///     Version            4 bytes
///     Destination Connection ID, Source Connection ID, each after its length (1 byte)
///     Token after its length                of an Initial
///     Length of the rest                    not of a Retry: packets may follow in the same datagram
///     Packet Number, payload                hidden
///
/// A short header has none of these but the Destination Connection ID, whose length isn't told.
public struct QUICPacket: Hashable, Sendable {
  /// What it is for.
  public enum Kind: Hashable, Sendable {
    case initial(token: [UInt8])
    /// Data that a client sends before it has an answer.
    case zeroRTT
    case handshake
    /// The server wants to hear the token from the client before it goes on.
    case retry(token: [UInt8], integrityTag: [UInt8])
    /// The server knows only these versions.
    case versionNegotiation([QUICVersion])
    /// With a short header: what the connection is for.
    case oneRTT
  }

  public let kind: Kind
  /// Nil with a short header.
  public let version: QUICVersion?
  /// Empty with a short header, for its length isn't known.
  public let destination: QUICConnectionID
  public let source: QUICConnectionID
  /// Where the packet number begins; 0 where there is none, or nobody knows.
  public let packetNumberOffset: Int
  /// Bytes of the packet; more may follow in the datagram.
  public let count: Int

  /// Most versions that are read of a Version Negotiation packet.
  private static let versionBound = 64
  /// Bytes of a Retry's tag (RFC 9001 §5.8).
  private static let integrityTagLength = 16

  /// Reads the packet that a datagram, or the rest of one, begins with.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    guard first & 0x80 != 0 else {
      guard first != 0 else {
        throw DecodeError(.invalid(field: "Fixed Bit", value: 0), at: 0)
      }
      kind = .oneRTT
      version = nil
      destination = QUICConnectionID([])
      source = destination
      packetNumberOffset = 0
      count = bytes.byteCount
      return
    }
    let version = QUICVersion(rawValue: try reader.read())
    self.version = version
    destination = try reader.readQUICConnectionID()
    source = try reader.readQUICConnectionID()
    if version == .negotiation {
      kind = .versionNegotiation(try Self.versions(&reader))
      packetNumberOffset = 0
      count = bytes.byteCount
      return
    }
    let type = version.hasVersion2Types ? (first >> 4 &- 1) & 3 : first >> 4 & 3
    switch type {
    case 0: kind = .initial(token: [UInt8](copying: try reader.readVariableLengthBytes()))
    case 1: kind = .zeroRTT
    case 2: kind = .handshake
    default:
      let token = try reader.readBytes(max(0, reader.remaining - Self.integrityTagLength))
      kind = .retry(
        token: [UInt8](copying: token),
        integrityTag: [UInt8](copying: try reader.readBytes(Self.integrityTagLength)))
      packetNumberOffset = 0
      count = bytes.byteCount
      return
    }
    let rest = try reader.readVariableLengthInteger()
    packetNumberOffset = reader.offset
    guard rest <= UInt64(reader.remaining) else {
      throw DecodeError(
        .truncated(needed: Int(clamping: rest), available: reader.remaining), at: reader.offset)
    }
    count = reader.offset + Int(rest)
  }

  /// Versions of four bytes each, to the end.
  private static func versions(_ reader: inout ByteReader) throws(DecodeError) -> [QUICVersion] {
    var versions: [QUICVersion] = []
    repeat {
      versions.append(QUICVersion(rawValue: try reader.read()))
    } while reader.remaining > 0 && versions.count < versionBound
    return versions
  }
}
