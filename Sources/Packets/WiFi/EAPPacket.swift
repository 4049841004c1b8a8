/// A packet of the Extensible Authentication Protocol (RFC 3748 §4), from the EAPOL header on (IEEE 802.1X-2020 §11.3).
///
///     | Version (1) | Packet Type = 0 (1) | Packet Body Length (2) |
///     | Code (1) | Identifier (1) | Length (2) | Type (1), in requests and responses |
public struct EAPPacket: Hashable, Sendable {
  /// 1 request, 2 response, 3 success, 4 failure.
  public let code: UInt8
  /// What a request or response is about; nil of the others.
  public let type: UInt8?

  /// Whether it is of a method by which somebody authenticates, as TLS or PEAP: not a question for the name, a notice or a
  /// refusal of a method (RFC 3748 §5), nor an expanded type, which is Wi-Fi Protected Setup's.
  public var isOfMethod: Bool { type.map { $0 > 3 && $0 != 254 } ?? false }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    try reader.skip(1)  // Version.
    let packetType = try reader.read(UInt8.self)
    guard packetType == 0 else {
      throw DecodeError(.invalid(field: "Packet Type", value: UInt64(packetType)), at: 1)
    }
    try reader.skip(2)  // Packet Body Length.
    code = try reader.read()
    guard (1...4).contains(code) else {
      throw DecodeError(.invalid(field: "Code", value: UInt64(code)), at: 4)
    }
    try reader.skip(3)  // Identifier, Length.
    type = code <= 2 ? try reader.read() : nil
  }
}
