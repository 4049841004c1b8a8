/// A resource record (RFC 1035 §4.1.3).
///
///                                     1  1  1  1  1  1
///       0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     |                     NAME                      |
///     |                     TYPE                      |
///     | F|                  CLASS                     |
///     |                      TTL                      |
///     |                                               |
///     |                   RDLENGTH                    |
///     |                     RDATA                     |
public struct DNSRecord: Hashable, Sendable {
  public let name: DNSName
  public let type: RecordType
  /// The class; in an OPT record, the sender's UDP payload size (``EDNS/udpPayloadSize``).
  public let `class`: RecordClass
  /// Whether the record replaces all others of its name, type and class: the cache-flush bit of
  /// multicast DNS (RFC 6762 §10.2), the class field's highest, which ``class`` leaves out.
  public let flushesCache: Bool
  /// Seconds the record may be kept; in an OPT record, flags (``EDNS``).
  public let ttl: UInt32
  /// Bytes of the data on the wire.
  public let dataLength: UInt16
  public let data: DNSRecordData

  /// Reads one record. Data that contradicts its type is kept as opaque, and `malformed`, unless set
  /// before, says why.
  init(
    parsing reader: inout ByteReader, _ names: inout DNSOwnerNames, malformed: inout DecodeError?
  ) throws(DecodeError) {
    // All is read before any of it is kept: a record half made has to be copied.
    let name = try names.read(&reader)
    let type = RecordType(rawValue: try reader.read())
    let word: UInt16 = try reader.read()
    let isOPT = type == .opt
    let `class` = RecordClass(rawValue: isOPT ? word : word & 0x7fff)
    let ttl: UInt32 = try reader.read()
    let length: UInt16 = try reader.read()
    let start = reader.offset
    try reader.skip(Int(length))
    // Ends with the data, yet starts with the message, so that names in it can point back.
    var rest = ByteReader(reader.bytes.extracting(first: reader.offset))
    try rest.seek(to: start)
    let data: DNSRecordData
    do throws(DecodeError) {
      data = try Self.readData(&rest, length: length, type: type, class: `class`, ttl: ttl)
      names.learn(data, at: start)
    } catch {
      if malformed == nil { malformed = error }
      try rest.seek(to: start)
      data = .opaque(parsing: &rest)
    }
    self.name = name
    self.type = type
    self.class = `class`
    flushesCache = !isOPT && word & 0x8000 != 0
    self.ttl = ttl
    dataLength = length
    self.data = data
  }

  private static func readData(
    _ reader: inout ByteReader, length: UInt16, type: RecordType, class: RecordClass, ttl: UInt32
  ) throws(DecodeError) -> DNSRecordData {
    let data = try DNSRecordData(parsing: &reader, type: type, class: `class`, ttl: ttl)
    guard reader.remaining == 0 else {
      throw DecodeError(.invalid(field: "RDLENGTH", value: UInt64(length)), at: reader.offset)
    }
    return data
  }

  /// Moves past a record.
  static func skip(in reader: inout ByteReader) throws(DecodeError) {
    try reader.skipDNSName()
    try reader.skip(8)  // TYPE, CLASS, TTL.
    try reader.skip(Int(try reader.read(UInt16.self)))
  }
}
