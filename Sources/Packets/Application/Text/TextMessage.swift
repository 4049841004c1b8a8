/// A request or a response of RTSP (RFC 2326) or SIP (RFC 3261), which write both alike.
public struct TextMessage: Hashable, Sendable {
  public enum Start: Hashable, Sendable {
    case request(method: String, uri: String)
    /// 100 to 699.
    case response(code: Int, reason: String)
  }

  public enum Language: String, Sendable {
    case rtsp = "RTSP/"
    case sip = "SIP/"
  }

  public let start: Start
  public let head: TextHead

  public init(parsing bytes: RawSpan, as language: Language) throws(DecodeError) {
    head = try TextHead(parsing: bytes)
    let words = head.startLine.split(separator: " ", maxSplits: 2)
    if words.count >= 2, words[0].hasPrefix(language.rawValue), let code = Int(words[1]),
      (100...699).contains(code)
    {
      start = .response(code: code, reason: words.count > 2 ? String(words[2]) : "")
    } else if words.count == 3, words[2].hasPrefix(language.rawValue) {
      start = .request(method: String(words[0]), uri: String(words[1]))
    } else {
      throw DecodeError(.invalid(field: "start line", value: UInt64(words.count)), at: 0)
    }
  }

  /// Whether bytes begin with a start line: nil where it isn't complete.
  public static func begins(_ bytes: RawSpan, as language: Language) -> Bool? {
    let start = bytes.extracting(first: startLineBound)
    if start.begins(with: language.rawValue) { return true }
    // A method is of capital letters and underscores, and a blank follows.
    var reader = ByteReader(start)
    var letters = 0
    while let byte = try? reader.read(UInt8.self) {
      guard byte != 0x20 else { break }
      letters += 1
      guard (0x41...0x5a).contains(byte) || byte == 0x5f, letters <= 16 else { return false }
    }
    guard letters >= 3 else { return start.byteCount > letters ? false : nil }
    guard let end = start.firstOffset(of: 0x0a) else {
      return start.byteCount < startLineBound ? nil : false
    }
    let line = start.extracting(first: end)
    return line.contains(" " + language.rawValue)
  }

  private static let startLineBound = 512
}

extension String {
  /// A URI without the user's name and password in it.
  public var withoutUserInformation: String {
    guard let scheme = range(of: "://") else { return self }
    let authority = self[scheme...].prefix { $0 != "/" && $0 != "?" }
    guard let at = authority.lastIndex(of: "@") else { return self }
    return self[..<scheme] + "••••" + self[at...]
  }

  /// Where what follows `text` begins.
  private func range(of text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
