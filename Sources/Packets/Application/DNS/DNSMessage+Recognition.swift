extension DNSMessage {
  /// Whether bytes on any port look like DNS: one question of class IN, CH, HS, NONE or ANY (the QU bit
  /// aside), for a name of at least one label, without compression, and all of printable ASCII; a known
  /// opcode; the Z bit clear; and, unless it is a response, no answer records and response code 0.
  public static func isPlausible(_ bytes: RawSpan) -> Bool {
    do throws(DecodeError) {
      guard try hasPlausibleHeader(bytes) else { return false }
      var reader = ByteReader(bytes)
      try reader.skip(headerLength)
      let question = try DNSQuestion(parsing: &reader)
      return question.name.wire.count == reader.offset - headerLength - 4
        && !question.name.isRoot
        && question.name.labels.allSatisfy { $0.allSatisfy { (0x21...0x7e).contains($0) } }
        && [1, 3, 4, 254, 255].contains(question.class.rawValue)
    } catch {
      return false
    }
  }

  /// Whether a header that is whole is one that ``isPlausible(_:)`` takes.
  public static func hasPlausibleHeader(_ bytes: RawSpan) throws(DecodeError) -> Bool {
    var reader = ByteReader(bytes)
    try reader.skip(2)  // ID.
    let flags: UInt16 = try reader.read()
    let questionCount: UInt16 = try reader.read()
    let answerCount: UInt16 = try reader.read()
    try reader.skip(4)  // NSCOUNT, ARCOUNT.
    return questionCount == 1 && flags & 0x0040 == 0
      && [0, 1, 2, 4, 5, 6].contains(flags >> 11 & 15)
      && (flags & 0x8000 != 0 || answerCount == 0 && flags & 15 == 0)
  }

  /// Whether the header could be one of multicast DNS or LLMNR: an ordinary query or its answer (opcode 0, RFC 6762 §18.3,
  /// RFC 4795 §2.1.1) with something in it.
  public static func isLocalPlausible(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    do throws(DecodeError) {
      try reader.skip(2)  // ID.
      let flags: UInt16 = try reader.read()
      var records = 0
      for _ in 0..<4 { records += Int(try reader.read(UInt16.self)) }
      return flags & 0x7800 == 0 && (1...countBound).contains(records)
    } catch {
      return false
    }
  }

  /// More records than fit in the longest message of multicast DNS, 9000 bytes (RFC 6762 §17).
  private static let countBound = 1024
}
