/// The header of an RTP packet (RFC 3550 §5.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |V=2|P|X|  CC   |M|     PT      |       sequence number         |
///     |                           timestamp                           |
///     |           synchronization source (SSRC) identifier            |
///     |            contributing source (CSRC) identifiers             |
public struct RTPHeader: Hashable, Sendable {
  /// 0...127; from 96 on what it means was agreed elsewhere (RFC 3551 §6).
  public let payloadType: UInt8
  public let sequenceNumber: UInt16
  public let timestamp: UInt32
  public let source: UInt32
  /// Bytes of media, padding included.
  public let payloadLength: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    guard first >> 6 == 2 else {
      throw DecodeError(.invalid(field: "V", value: UInt64(first >> 6)), at: 0)
    }
    payloadType = try reader.read(UInt8.self) & 0x7f
    sequenceNumber = try reader.read()
    timestamp = try reader.read()
    source = try reader.read()
    try reader.skip(Int(first & 15) * 4)  // CSRC identifiers.
    if first & 0x10 != 0 {
      try reader.skip(2)  // Defined by profile.
      try reader.skip(Int(try reader.read(UInt16.self)) * 4)
    }
    payloadLength = reader.remaining
  }

  /// The types that RFC 3551 §6 assigns or leaves free for use; those in between are RTCP's on the same port (RFC 5761 §4).
  public var hasUsualType: Bool { payloadType <= 34 || payloadType >= 96 }

  /// The codec that a type stands for everywhere (RFC 3551 §6).
  public var codec: String? {
    switch payloadType {
    case 0: "G.711 µ-law"
    case 3: "GSM"
    case 8: "G.711 A-law"
    case 9: "G.722"
    case 14: "MPEG audio"
    case 18: "G.729"
    case 26: "JPEG"
    case 31: "H.261"
    case 32: "MPEG video"
    case 33: "MPEG-2 transport"
    case 34: "H.263"
    default: nil
    }
  }
}
