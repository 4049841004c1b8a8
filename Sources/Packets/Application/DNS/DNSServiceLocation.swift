/// The data of an SRV record: where a service is (RFC 2782).
public struct DNSServiceLocation: Hashable, Sendable {
  /// The lowest is tried first.
  public let priority: UInt16
  /// The share among those of one priority.
  public let weight: UInt16
  public let port: UInt16
  public let target: DNSName

  /// Bytes before the target.
  static let targetOffset = 6

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    priority = try reader.read()
    weight = try reader.read()
    port = try reader.read()
    target = try reader.readDNSName()
  }
}
