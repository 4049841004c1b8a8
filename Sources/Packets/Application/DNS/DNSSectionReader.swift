/// Reads the sections of a message until they end or stop making sense.
struct DNSSectionReader: ~Escapable {
  /// The most questions and records kept of one message; a judgement, above any usual answer.
  static let bound = 512

  private var reader: ByteReader
  private var names: DNSOwnerNames
  private var keptCount = 0
  private(set) var unkeptCount = 0
  private(set) var isCut = false
  private(set) var malformed: DecodeError?

  /// - Parameter first: the name of the first question, which stands right behind the header.
  @_lifetime(copy reader)
  init(_ reader: consuming ByteReader, after first: DNSName?) {
    self.reader = reader
    names = DNSOwnerNames(first, at: DNSMessage.headerLength)
  }

  /// Reads the questions that follow `first`; `count` counts it in.
  mutating func readQuestions(after first: DNSQuestion?, count: Int) -> [DNSQuestion] {
    guard let first else { return [] }
    var questions = [first]
    keptCount += 1
    for _ in 1..<count {
      do throws(DecodeError) {
        if keptCount < Self.bound {
          questions.append(try DNSQuestion(parsing: &reader))
          keptCount += 1
        } else {
          try reader.skipDNSName()
          try reader.skip(4)  // QTYPE, QCLASS.
          unkeptCount += 1
        }
      } catch {
        stop(at: error)
        break
      }
    }
    return questions
  }

  mutating func readRecords(count: Int) -> [DNSRecord] {
    guard count > 0, !isCut else { return [] }
    var records: [DNSRecord] = []
    records.reserveCapacity(min(count, 16))
    for _ in 0..<count {
      do throws(DecodeError) {
        if keptCount < Self.bound {
          records.append(try DNSRecord(parsing: &reader, &names, malformed: &malformed))
          keptCount += 1
        } else {
          try DNSRecord.skip(in: &reader)
          unkeptCount += 1
        }
      } catch {
        stop(at: error)
        break
      }
    }
    return records
  }

  private mutating func stop(at error: DecodeError) {
    isCut = true
    if malformed == nil { malformed = error }
  }
}
