/// The data of an SOA record: who answers for a zone, and how long copies of it live (RFC 1035 §3.3.13).
public struct DNSStartOfAuthority: Hashable, Sendable {
  /// The zone's first name server (MNAME).
  public let primary: DNSName
  /// The mailbox of who is responsible, its `@` a dot (RNAME).
  public let mailbox: DNSName
  public let serial: UInt32
  /// Seconds between a secondary's looks at the serial.
  public let refresh: UInt32
  /// Seconds until it tries again.
  public let retry: UInt32
  /// Seconds until it gives up answering.
  public let expire: UInt32
  /// Seconds a "no such name" may be kept (RFC 2308 §4).
  public let minimum: UInt32

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    primary = try reader.readDNSName()
    mailbox = try reader.readDNSName()
    serial = try reader.read()
    refresh = try reader.read()
    retry = try reader.read()
    expire = try reader.read()
    minimum = try reader.read()
  }
}
