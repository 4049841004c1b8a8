/// What a DNS message asks (RFC 1035 §4.1.2).
public struct DNSQuestion: Hashable, Sendable {
  public let name: DNSName
  public let type: RecordType
  public let `class`: RecordClass
  /// Whether the asker would take a unicast answer: the QU bit of multicast DNS (RFC 6762 §5.4), the
  /// class field's highest, which ``class`` leaves out.
  public let prefersUnicast: Bool

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    name = try reader.readDNSName()
    type = RecordType(rawValue: try reader.read())
    let word: UInt16 = try reader.read()
    `class` = RecordClass(rawValue: word & 0x7fff)
    prefersUnicast = word & 0x8000 != 0
  }
}
