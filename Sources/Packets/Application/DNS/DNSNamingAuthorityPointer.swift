/// The data of a NAPTR record: a rule that rewrites a string into another name (RFC 3403 §4.1).
public struct DNSNamingAuthorityPointer: Hashable, Sendable {
  /// The lowest is tried first.
  public let order: UInt16
  /// The lowest is preferred among those of one order.
  public let preference: UInt16
  public let flags: [UInt8]
  public let services: [UInt8]
  public let regularExpression: [UInt8]
  public let replacement: DNSName

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    order = try reader.read()
    preference = try reader.read()
    flags = try reader.readCharacterString()
    services = try reader.readCharacterString()
    regularExpression = try reader.readCharacterString()
    replacement = try reader.readDNSName()
  }
}
