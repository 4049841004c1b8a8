/// A message of syslog, as BSD wrote it (RFC 3164 §4) or as it is now (RFC 5424 §6).
///
///     <PRI>Mmm dd hh:mm:ss HOST CONTENT
///     <PRI>1 TIMESTAMP HOST APP-NAME PROCID MSGID STRUCTURED-DATA MSG
public struct SyslogMessage: Hashable, Sendable {
  /// 0...23.
  public let facility: UInt8
  /// 0 (emergency) ... 7 (debug).
  public let severity: UInt8
  /// The sender's name for itself, where the message is written as either RFC says.
  public let hostName: String?
  /// What follows the header.
  public let text: String
  /// Whether the time is where an RFC has it.
  public let hasHeader: Bool

  /// The collectors' port over UDP (RFC 5426 §3.3).
  public static let port: UInt16 = 514

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    guard first == UInt8(ascii: "<") else {
      throw DecodeError(.invalid(field: "PRI", value: UInt64(first)), at: 0)
    }
    var priority = 0
    var digits = 0
    while true {
      let byte: UInt8 = try reader.read()
      if byte == UInt8(ascii: ">"), digits > 0 { break }
      guard (0x30...0x39).contains(byte), digits < 3 else {
        throw DecodeError(.invalid(field: "PRI", value: UInt64(byte)), at: reader.offset - 1)
      }
      digits += 1
      priority = priority * 10 + Int(byte - 0x30)
    }
    guard priority <= 191 else {
      throw DecodeError(.invalid(field: "PRI", value: UInt64(priority)), at: 1)
    }
    facility = UInt8(priority / 8)
    severity = UInt8(priority % 8)
    var rest = [UInt8](copying: reader.readRest().extracting(first: Self.lengthBound))
    while let last = rest.last, last == 0x0a || last == 0x0d || last == 0 { rest.removeLast() }
    let all = String(escaping: rest)
    let words = all.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: true)
    if words.count >= 7, words[0] == "1", words[1] == "-" || words[1].first?.isNumber == true {
      hasHeader = true
      hostName = words[2] == "-" ? nil : String(words[2])
      let message = Self.message(after: words[6])
      text = words[3] + (message.isEmpty ? "" : ": " + message)
    } else if words.count >= 4, Self.months.contains(String(words[0])), Int(words[1]) != nil,
      words[2].utf8.count >= 8, words[2].utf8.filter({ $0 == 0x3a }).count == 2
    {
      hasHeader = true
      // Many devices leave their name out, and go on with the program's and a colon.
      let isName = words[3].last != ":" && !words[3].contains("[")
      hostName = isName ? String(words[3]) : nil
      text = words.dropFirst(isName ? 4 : 3).joined(separator: " ")
    } else {
      hasHeader = false
      hostName = nil
      text = all
    }
  }

  /// What follows the structured data (RFC 5424 §6.3): `-`, or elements in brackets, whose values are in quotes and may hold
  /// brackets and spaces.
  private static func message(after data: Substring) -> Substring {
    var rest = data
    if rest.first == "-" {
      rest = rest.dropFirst()
    } else {
      var (isQuoted, isEscaped, depth) = (false, false, 0)
      while let character = rest.first, depth > 0 || character == "[" {
        switch character {
        case _ where isEscaped: isEscaped = false
        case "\\" where isQuoted: isEscaped = true
        case "\"": isQuoted.toggle()
        case "[" where !isQuoted: depth = 1
        case "]" where !isQuoted: depth = 0
        default: break
        }
        rest = rest.dropFirst()
      }
    }
    return rest.drop { $0 == " " || $0 == "\u{feff}" }
  }

  /// Most bytes that are looked at.
  private static let lengthBound = 2048

  private static let months: Set<String> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
