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

    /// As a start line begins: RFC 2326 §10; RFC 3261 §27.4 with the methods registered since.
    fileprivate var beginnings: [String] {
      switch self {
      case .rtsp: Self.rtspBeginnings
      case .sip: Self.sipBeginnings
      }
    }

    /// A bit for each capital letter that a start line begins with.
    fileprivate var initials: UInt32 {
      switch self {
      case .rtsp: Self.rtspInitials
      case .sip: Self.sipInitials
      }
    }

    private static let rtspInitials = initials(of: rtspBeginnings + [Self.rtsp.rawValue])
    private static let sipInitials = initials(of: sipBeginnings + [Self.sip.rawValue])

    private static func initials(of beginnings: [String]) -> UInt32 {
      beginnings.reduce(0) { $0 | 1 << UInt32(($1.utf8.first ?? 0) & 31) }
    }

    private static let rtspBeginnings = [
      "OPTIONS ", "DESCRIBE ", "SETUP ", "PLAY ", "PAUSE ", "TEARDOWN ", "ANNOUNCE ", "RECORD ",
      "GET_PARAMETER ", "SET_PARAMETER ", "REDIRECT ", "PLAY_NOTIFY ",
    ]
    private static let sipBeginnings = [
      "REGISTER ", "INVITE ", "ACK ", "BYE ", "CANCEL ", "OPTIONS ", "NOTIFY ", "SUBSCRIBE ",
      "MESSAGE ", "INFO ", "PRACK ", "PUBLISH ", "REFER ", "UPDATE ",
    ]
  }

  public let start: Start
  public let head: TextHead

  /// - Parameter isDatagram: whether bytes are a whole datagram, whose end ends the head too.
  public init(
    parsing bytes: RawSpan, as language: Language, isDatagram: Bool = false
  ) throws(DecodeError) {
    head = try TextHead(parsing: bytes, isDatagram: isDatagram)
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

  /// Whether bytes begin with a start line: nil where too few are there to tell.
  public static func begins(_ bytes: RawSpan, as language: Language) -> Bool? {
    var reader = ByteReader(bytes)
    guard let first = try? reader.read(UInt8.self), (0x41...0x5a).contains(first),
      language.initials & 1 << UInt32(first & 31) != 0
    else { return false }
    let start = bytes.extracting(first: startLineBound)
    if let answers = start.begins(withWhole: language.rawValue) { return answers ? true : nil }
    for beginning in language.beginnings {
      guard let isWhole = start.begins(withWhole: beginning) else { continue }
      guard isWhole else { return nil }
      guard let end = start.firstOffset(of: 0x0a) else {
        return start.byteCount < startLineBound ? nil : false
      }
      return start.extracting(first: end).contains(" " + language.rawValue)
    }
    return false
  }

  private static let startLineBound = 512
}

extension RawSpan {
  /// Whether all of `text` is there at the beginning: false where the bytes end within it, nil where they differ.
  fileprivate func begins(withWhole text: String) -> Bool? {
    var reader = ByteReader(self)
    for byte in text.utf8 {
      guard let here = try? reader.read(UInt8.self) else { return false }
      guard here == byte else { return nil }
    }
    return true
  }
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
