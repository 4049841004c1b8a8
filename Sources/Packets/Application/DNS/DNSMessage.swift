/// A message of DNS (RFC 1035 §4), multicast DNS (RFC 6762) or LLMNR (RFC 4795).
///
///                                     1  1  1  1  1  1
///       0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     |                      ID                       |
///     |QR|   Opcode  |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
///     |                    QDCOUNT                    |
///     |                    ANCOUNT                    |
///     |                    NSCOUNT                    |
///     |                    ARCOUNT                    |
///
/// The header and the first question must be whole. What follows may be cut by a snap length, or fewer
/// than its counts promise: all that can be read is kept, and ``isCut`` and ``malformed`` say so.
public struct DNSMessage: Hashable, Sendable {
  public let id: UInt16
  /// The header's second word: QR, Opcode, AA … RCODE.
  public let flags: UInt16
  /// Questions the header promises (QDCOUNT).
  public let questionCount: UInt16
  /// Answer records the header promises (ANCOUNT).
  public let answerCount: UInt16
  /// Authority records the header promises (NSCOUNT).
  public let authorityCount: UInt16
  /// Additional records the header promises (ARCOUNT).
  public let additionalCount: UInt16

  public let questions: [DNSQuestion]
  public let answers: [DNSRecord]
  public let authorities: [DNSRecord]
  public let additionals: [DNSRecord]

  /// Whether the bytes ended, or stopped making sense, before the promised questions and records.
  public let isCut: Bool
  /// The first thing after the first question that could not be decoded. When ``isCut`` is false it is
  /// the data of a record, which is then kept as opaque.
  public let malformed: DecodeError?
  /// Questions and records that are there but beyond the bound of 512, and not kept.
  public let unkeptCount: Int

  /// The shortest message: a header alone.
  static let headerLength = 12

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    id = try reader.read()
    flags = try reader.read()
    questionCount = try reader.read()
    answerCount = try reader.read()
    authorityCount = try reader.read()
    additionalCount = try reader.read()
    let first = questionCount > 0 ? try DNSQuestion(parsing: &reader) : nil
    var sections = DNSSectionReader(reader, after: first?.name)
    questions = sections.readQuestions(after: first, count: Int(questionCount))
    answers = sections.readRecords(count: Int(answerCount))
    authorities = sections.readRecords(count: Int(authorityCount))
    additionals = sections.readRecords(count: Int(additionalCount))
    isCut = sections.isCut
    malformed = sections.malformed
    unkeptCount = sections.unkeptCount
  }
}
