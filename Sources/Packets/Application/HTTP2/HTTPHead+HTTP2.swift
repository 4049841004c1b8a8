extension HTTPHead {
  /// The head of a request or response in HTTP/2, whose start line is told by fields that begin with a colon
  /// (RFC 9113 §8.3); nil for trailers, which have none.
  public init?(http2 fields: [HPACKField]) {
    var pseudo: [String: String] = [:]
    for field in fields where field.name.first == UInt8(ascii: ":") {
      pseudo[String(escaping: field.name)] = String(escaping: field.value)
    }
    let startLine: StartLine
    if let status = pseudo[":status"], let code = UInt16(status), (100...999).contains(code) {
      startLine = .response(HTTPStatusLine(version: "2", code: code, reason: ""))
    } else if let method = pseudo[":method"] {
      let target = pseudo[":path"] ?? pseudo[":authority"] ?? ""
      startLine = .request(HTTPRequestLine(version: "2", method: method, target: target))
    } else {
      return nil
    }
    var kept = HTTPFields()
    if let authority = pseudo[":authority"] { kept.add("host", Array(authority.utf8)) }
    for field in fields where field.name.first != UInt8(ascii: ":") {
      kept.add(String(escaping: field.name), field.value)
    }
    self.init(startLine, kept)
  }
}

extension HTTPFields {
  fileprivate mutating func add(_ name: String, _ value: [UInt8]) {
    add(line: (Array(name.utf8) + [UInt8(ascii: ":")] + value).rawSpan)
  }
}

extension HTTPRequestLine {
  fileprivate init(version: String, method: String, target: String) {
    self.method = method
    self.target = target
    self.version = version
    isPlain = target.hasPrefix("/") && !target.utf8.contains(UInt8(ascii: "?"))
  }
}

extension HTTPStatusLine {
  fileprivate init(version: String, code: UInt16, reason: String) {
    self.version = version
    self.code = code
    self.reason = reason
  }
}
