import Packets
import Traffic

/// Finds secrets in text by the names before them, in one pass, whatever the text is: JSON (also nested in strings, or
/// cut), forms, queries, headers, XML, settings, commands.
struct SecretScanner {
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  /// How much of the text is in the output.
  private var copied = 0

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The text with every secret masked.
  static func masked(_ text: String) -> String {
    guard text.utf8.contains(where: isSign) else { return text }
    var scanner = SecretScanner(text)
    return scanner.mask() ? String(decoding: scanner.output, as: UTF8.self) : text
  }

  /// What there is in every text that holds a secret: between a name and its value, or before a token or a key in a path.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
  }

  /// Whether anything was.
  private mutating func mask() -> Bool {
    maskSecrets(in: bytes.indices)
    guard copied > 0 else { return false }
    output += bytes[copied...]
    return true
  }

  /// Masks the values of the names that are met in a stretch of the text.
  private mutating func maskSecrets(in range: Range<Int>) {
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place].isNameLetter else {
        if bytes[place] == UInt8(ascii: ":") { maskUserInformation(at: place) }
        place += isEscape(at: place) ? 3 : 1
        continue
      }
      var end = place
      while end < bytes.count, bytes[end].isNameLetter { end += 1 }
      place = max(end, maskSecret(after: place..<end))
    }
  }

  private mutating func replace(_ range: Range<Int>, with text: String = Secrets.mask) {
    guard range.lowerBound >= copied, !range.isEmpty else { return }
    output += bytes[copied..<range.lowerBound]
    output += Array(text.utf8)
    copied = range.upperBound
  }

  // MARK: Names and values

  /// Masks the value of a name, if that is a secret's; where to go on.
  private mutating func maskSecret(after name: Range<Int>) -> Int {
    if maskToken(at: name) { return copied }
    var place = name.upperBound
    let quote = quote(at: place)
    place += quote.count
    let tagEnd = quote.isEmpty ? tagEnd(of: name) : nil
    if tagEnd == nil {
      while byte(place) == UInt8(ascii: " ") { place += 1 }
      guard byte(place) == UInt8(ascii: ":") || byte(place) == UInt8(ascii: "=") else {
        return quote.isEmpty ? maskArgument(of: name) : name.upperBound
      }
    }
    guard let kind = SecretName.kind(of: bytes[name]) ?? kind(ofIssued: name) else {
      return name.upperBound
    }
    if let tagEnd {
      maskSecrets(in: place..<tagEnd)
      var end = tagEnd + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
      mask((tagEnd + 1)..<end, kind)
      return end
    }
    place += 1
    while let byte = byte(place), byte.isBlank || !quote.isEmpty && byte.isLineEnd { place += 1 }
    return maskValue(at: place, kind, nameQuote: quote, startsLine: startsLine(name))
  }

  private mutating func maskValue(
    at start: Int, _ kind: SecretName.Kind, nameQuote: [UInt8], startsLine: Bool
  ) -> Int {
    let opening = quote(at: start)
    if !opening.isEmpty {
      let begin = start + opening.count
      let end = self.end(ofQuoteFrom: begin, opening)
      mask(begin..<end, kind)
      return end
    }
    switch byte(start) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return maskParts(at: start, kind, quotedAs: nameQuote)
    default:
      let end = self.end(ofBareFrom: start, kind, startsLine: startsLine)
      mask(start..<end, kind, quotedAs: nameQuote)
      return end
    }
  }

  /// Masks an object or a list that is a secret whole; within what may be a place, only numbers beside each other are.
  private mutating func maskParts(
    at start: Int, _ kind: SecretName.Kind, quotedAs quote: [UInt8]
  ) -> Int {
    let isList = byte(start) == UInt8(ascii: "[")
    let end = self.end(ofPartsFrom: start, quote)
    let isClosed =
      end > start + 1 && [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[end - 1])
    let content = (start + 1)..<max(start + 1, isClosed ? end - 1 : end)
    switch kind {
    case .secret, .header:
      guard bytes[content].contains(where: { !$0.isBlank && !$0.isLineEnd }) else { return start }
      if isList {
        mask(content, kind, quotedAs: quote)
      } else {
        mask(start..<end, kind, quotedAs: quote)
      }
      return end
    case .coordinate, .place, .signature:
      guard isList, SecretName.isPlace(bytes[content]) else { return start }
      mask(content, kind, quotedAs: quote)
      return end
    }
  }

  /// Where an object or a list that begins at a place is over; where it is cut, the end of the text or of the string
  /// that it stands in.
  ///
  /// - Parameter quote: what stands around its strings: `"`, or `\"` where it is in a string itself.
  private func end(ofPartsFrom start: Int, _ quote: [UInt8]) -> Int {
    let mark = quote.isEmpty ? [UInt8(ascii: "\"")] : quote
    var depth = 0
    var place = start
    while let byte = byte(place) {
      if bytes[place...].starts(with: mark) {
        place = end(ofQuoteFrom: place + mark.count, mark) + mark.count
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return place + 1 }
      case UInt8(ascii: "\"") where mark.count > 1: return place
      default: break
      }
      place += 1
    }
    return bytes.count
  }

  /// Masks a value, if it is one: what is empty, a truth, or no number where only numbers are secrets, stays.
  private mutating func mask(
    _ range: Range<Int>, _ kind: SecretName.Kind, quotedAs quote: [UInt8] = []
  ) {
    var range = range
    let value = bytes[range]
    guard !value.isEmpty, !value.elementsEqual(Array(Secrets.mask.utf8)) else { return }
    switch kind {
    case .signature: guard SecretName.isSignature(value) else { return }
    case .secret, .header:
      let word = String(decoding: value.prefix(6), as: UTF8.self)
      if ["null", "true", "false"].contains(word) { return }
      range = (range.lowerBound + schemeLength(of: value))..<range.upperBound
    case .coordinate, .place:
      guard SecretName.isPlace(value) else { return }
      if kind == .place, !value.contains(UInt8(ascii: ",")) { return }
    }
    let mark = String(decoding: quote, as: UTF8.self)
    replace(range, with: mark + Secrets.mask + mark)
  }

  /// The length of `Basic `, `Bearer ` or the like, which is no secret.
  private func schemeLength(of value: ArraySlice<UInt8>) -> Int {
    guard let space = value.firstIndex(of: UInt8(ascii: " ")) else { return 0 }
    let word = String(decoding: value[..<space], as: UTF8.self).lowercased()
    return ["basic", "bearer", "digest", "token", "sharedaccesssignature"].contains(word)
      ? space + 1 - value.startIndex : 0
  }

  // MARK: Commands

  /// Masks what a command sets a secret to: `Password1 wlan`, in a query `Password1%20wlan`. In plain text the name must be that
  /// of a setting, or begin a command: else it is a word of a sentence.
  private mutating func maskArgument(of name: Range<Int>) -> Int {
    var start = name.upperBound
    while let length = space(at: start) { start += length }
    guard start > name.upperBound, case .secret = SecretName.kind(of: bytes[name]), !isTag(name),
      byte(name.upperBound) == UInt8(ascii: "%") || SecretName.isSetting(bytes[name])
        || beginsCommand(name)
    else { return name.upperBound }
    var end = start
    while let byte = byte(end), !isEnd(ofArgumentAt: end, byte) { end += 1 }
    mask(start..<end, .secret)
    return end
  }

  private func space(at place: Int) -> Int? { CommandText.space(at: place, in: bytes[...]) }

  private func isEnd(ofArgumentAt place: Int, _ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "<"), UInt8(ascii: "\\"):
      true
    case UInt8(ascii: "%"): isSemicolon(at: place)
    default: byte.isBlank || byte.isLineEnd
    }
  }

  /// Whether a command begins with a word: behind a semicolon, or behind Backlog.
  private func beginsCommand(_ word: Range<Int>) -> Bool {
    var place = word.lowerBound
    while place > 0, let length = space(before: place) { place -= length }
    if byte(place - 1) == UInt8(ascii: ";") || isSemicolon(at: place - 3) { return true }
    let end = place
    while let byte = byte(place - 1), byte.isNameLetter { place -= 1 }
    return place < end && end < word.lowerBound && SecretName.beginsCommands(bytes[place..<end])
  }

  private func space(before place: Int) -> Int? {
    if place >= 3, space(at: place - 3) == 3 { return 3 }
    return space(at: place - 1) == 1 ? 1 : nil
  }

  private func isSemicolon(at place: Int) -> Bool {
    CommandText.isSemicolon(at: place, in: bytes[...])
  }

  /// Whether a byte is written as `%` and two hexadecimal digits (RFC 3986 §2.1): they are no part of the name behind them.
  private func isEscape(at place: Int) -> Bool {
    guard byte(place) == UInt8(ascii: "%"), let high = byte(place + 1), let low = byte(place + 2)
    else { return false }
    return high.isHexDigit && low.isHexDigit
  }

  // MARK: Where values end

  private func end(ofQuoteFrom start: Int, _ quote: [UInt8]) -> Int {
    var place = start
    while place < bytes.count {
      if bytes[place...].starts(with: quote) { return place }
      // A backslash takes the next byte with it, unless it is what the quotes themselves stand behind.
      place += quote.count == 1 && bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count
  }

  private func end(ofBareFrom start: Int, _ kind: SecretName.Kind, startsLine: Bool) -> Int {
    var place = start
    while let byte = byte(place), !byte.isLineEnd {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "\\"):
        return place
      case UInt8(ascii: ","):
        let next = self.byte(place + 1) ?? 0
        let goesOn = next.isDigit || next == UInt8(ascii: "-")
        if kind != .header, kind == .secret || kind == .signature || !goesOn { return place }
      case UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "]"),
        UInt8(ascii: ")"):
        if kind != .header { return place }
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if kind != .header, !(startsLine && kind == .secret) { return place }
      default: break
      }
      place += 1
    }
    return place
  }

  // MARK: Tokens and user information

  /// Masks a JSON Web Token (RFC 7519), the key in a path, and what follows the word Bearer.
  private mutating func maskToken(at word: Range<Int>) -> Bool {
    if bytes[word].starts(with: Array("eyJ".utf8)) {
      let end = end(ofTokenFrom: word.lowerBound)
      let dots = bytes[word.lowerBound..<end].count { $0 == UInt8(ascii: ".") }
      guard dots >= 1, end - word.lowerBound >= 24 else { return false }
      replace(word.lowerBound..<end)
      return true
    }
    if isPathKey(word) {
      replace(word)
      return true
    }
    guard word.count == 6, byte(word.upperBound) == UInt8(ascii: " "),
      String(decoding: bytes[word], as: UTF8.self).lowercased() == "bearer"
    else { return false }
    let start = word.upperBound + 1
    let end = end(ofTokenFrom: start)
    guard end - start >= 16 else { return false }
    replace(start..<end)
    return true
  }

  /// What stands before keys in paths: `/api/<key>/lights` (Philips Hue CLIP API), `/api/v1/<key>/state` (Nanoleaf Open API),
  /// `/api/webhook/<key>` (Home Assistant).
  private static let pathBeginnings = ["/api/", "/api/v1/", "/api/webhook/"].map { Array($0.utf8) }

  /// Whether a word is the key in such a path: long, and with digits in it.
  private func isPathKey(_ word: Range<Int>) -> Bool {
    guard word.count >= 20, byte(word.lowerBound - 1) == UInt8(ascii: "/"),
      Self.pathBeginnings.contains(where: {
        bytes[..<word.lowerBound].suffix($0.count).elementsEqual($0)
      })
    else { return false }
    return bytes[word].contains(where: \.isDigit)
  }

  /// A Hue bridge calls the key that it hands out a user's name: `{"success":{"username":"83b7780291a6ceffbe0bd049104df"}}`
  /// (Philips Hue CLIP API).
  private func kind(ofIssued name: Range<Int>) -> SecretName.Kind? {
    guard bytes[name].elementsEqual("username".utf8) else { return nil }
    let before = bytes[max(0, name.lowerBound - 24)..<name.lowerBound]
      .filter { !$0.isBlank && !$0.isLineEnd }
    return String(decoding: before, as: UTF8.self).hasSuffix("\"success\":{\"") ? .secret : nil
  }

  private func end(ofTokenFrom start: Int) -> Int {
    var end = start
    while let byte = byte(end), byte.isNameLetter || byte.isInToken { end += 1 }
    return end
  }

  /// Masks the password of `scheme://user:password@host` (RFC 3986 §3.2.1).
  private mutating func maskUserInformation(at colon: Int) {
    guard byte(colon + 1) == UInt8(ascii: "/"), byte(colon + 2) == UInt8(ascii: "/") else {
      return
    }
    var password: Int?
    var place = colon + 3
    while let byte = byte(place), byte > 0x20, byte != UInt8(ascii: "/"),
      byte != UInt8(ascii: "\""), byte != UInt8(ascii: "?")
    {
      if byte == UInt8(ascii: ":"), password == nil { password = place + 1 }
      if byte == UInt8(ascii: "@") {
        if let password { replace(password..<place) }
        return
      }
      place += 1
    }
  }

  // MARK: Looking around

  private func byte(_ place: Int) -> UInt8? {
    bytes.indices.contains(place) ? bytes[place] : nil
  }

  /// A quotation mark at a place, with the backslash before it where it stands in a string itself; empty for none.
  private func quote(at place: Int) -> [UInt8] {
    switch byte(place) {
    case UInt8(ascii: "\""): return [UInt8(ascii: "\"")]
    case UInt8(ascii: "'"): return [UInt8(ascii: "'")]
    case UInt8(ascii: "\\") where byte(place + 1) == UInt8(ascii: "\""):
      return [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
    default: return []
    }
  }

  /// Whether a name is that of an XML element's start, with or without a prefix.
  private func isTag(_ name: Range<Int>) -> Bool {
    var place = name.lowerBound - 1
    while let byte = byte(place), byte.isNameLetter || byte == UInt8(ascii: ":") { place -= 1 }
    return byte(place) == UInt8(ascii: "<")
  }

  /// Where the start tag of an element of this name ends, attributes included; nil where it is none, or one without content.
  private func tagEnd(of name: Range<Int>) -> Int? {
    let next = byte(name.upperBound) ?? 0
    guard next == UInt8(ascii: ">") || next.isBlank || next.isLineEnd, isTag(name) else {
      return nil
    }
    var place = name.upperBound
    // No value of an attribute holds the one that begins a tag (XML 1.0 §3.1).
    while let byte = byte(place), byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: ">") {
        return bytes[place - 1] == UInt8(ascii: "/") ? nil : place
      }
      place += 1
    }
    return nil
  }

  private func startsLine(_ name: Range<Int>) -> Bool {
    byte(name.lowerBound - 1)?.isLineEnd ?? true
  }
}

extension UInt8 {
  fileprivate var isNameLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  fileprivate var isInToken: Bool {
    self == UInt8(ascii: ".") || self == UInt8(ascii: "~") || self == UInt8(ascii: "+")
      || self == UInt8(ascii: "/") || self == UInt8(ascii: "=")
  }

  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
