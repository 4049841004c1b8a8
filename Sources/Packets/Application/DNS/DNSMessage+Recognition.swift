extension DNSMessage {
  /// The messages that lie whole in one stretch of a TCP stream, each after its length of two bytes
  /// (RFC 1035 §4.2.2). Ends at the first that is not whole or no message.
  public static func lengthPrefixed(in bytes: RawSpan) -> [DNSMessage] {
    var messages: [DNSMessage] = []
    var reader = ByteReader(bytes)
    do throws(DecodeError) {
      while reader.remaining > headerLength {
        let length: UInt16 = try reader.read()
        messages.append(try DNSMessage(parsing: try reader.readBytes(Int(length))))
      }
    } catch {
      return messages
    }
    return messages
  }

  /// Whether bytes on any port look like DNS: one question of class IN, CH, HS, NONE or ANY (the QU bit
  /// aside), for a name of at least one label, without compression, and all of printable ASCII; a known
  /// opcode; the Z bit clear; and, unless it is a response, no answer records and response code 0.
  public static func isPlausible(_ bytes: RawSpan) -> Bool {
    do throws(DecodeError) {
      var reader = ByteReader(bytes)
      try reader.skip(2)  // ID.
      let flags: UInt16 = try reader.read()
      let questionCount: UInt16 = try reader.read()
      let answerCount: UInt16 = try reader.read()
      try reader.skip(4)  // NSCOUNT, ARCOUNT.
      guard questionCount == 1, flags & 0x0040 == 0, [0, 1, 2, 4, 5, 6].contains(flags >> 11 & 15),
        flags & 0x8000 != 0 || answerCount == 0 && flags & 15 == 0
      else { return false }
      let question = try DNSQuestion(parsing: &reader)
      return question.name.wire.count == reader.offset - headerLength - 4
        && !question.name.isRoot
        && question.name.labels.allSatisfy { $0.allSatisfy { (0x21...0x7e).contains($0) } }
        && [1, 3, 4, 254, 255].contains(question.class.rawValue)
    } catch {
      return false
    }
  }
}
