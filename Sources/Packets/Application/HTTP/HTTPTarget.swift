/// What a request is for (RFC 9112 §3.2): `/nic/update?hostname=home.example`, `http://server/path`, `server:443`.
public struct HTTPTarget: Hashable, Sendable {
  /// The server with its port, where the target names it.
  public let authority: String?
  /// Without query; empty of an authority alone.
  public let path: String
  /// What follows the question mark; nil where there is none.
  public let query: String?

  public init(_ target: String) {
    var rest = Substring(target)
    var authority: Substring?
    let isPath = rest.utf8.first == UInt8(ascii: "/")
    if !isPath, let scheme = rest.range(ofScheme: ["http://", "https://", "ws://", "wss://"]) {
      rest = rest[scheme...]
      let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      authority = rest[..<(end ?? rest.endIndex)]
      rest = rest[(end ?? rest.endIndex)...]
    } else if !isPath, let first = rest.utf8.first, first != UInt8(ascii: "*") {
      authority = rest
      rest = ""
    }
    self.authority = authority.map(String.init)
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    path = String(rest[..<(mark ?? rest.endIndex)])
    query = mark.map { String(rest[rest.utf8.index(after: $0)...]) }
  }

  /// The value of a parameter of the query, decoded; the name's case doesn't matter.
  public func parameter(_ name: String) -> String? {
    guard let query else { return nil }
    for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, String(Substring(parts[0])).lowercased() == name else { continue }
      return Self.decoded(Array(parts[1]))
    }
    return nil
  }

  /// Form encoding undone (WHATWG URL Standard §5.1).
  private static func decoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexDigit,
        let low = bytes[index + 2].hexDigit
      {
        text.append(high << 4 | low)
        index += 3
      } else {
        text.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(escaping: text)
  }
}

/// A host without the port after it, as a Host field (RFC 9110 §7.2) or an authority has them.
public struct HTTPAuthority: Hashable, Sendable {
  public let host: String
  public let port: UInt16?

  public init(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
      !text[text.utf8.index(after: colon)...].isEmpty,
      text[text.utf8.index(after: colon)...].utf8.allSatisfy(\.isDigit)
    else {
      host = text
      port = nil
      return
    }
    host = String(text[..<colon])
    port = UInt16(text[text.utf8.index(after: colon)...])
  }
}

extension Substring {
  /// Where it goes on after one of these beginnings, whatever its case.
  fileprivate func range(ofScheme schemes: [String]) -> Index? {
    for scheme in schemes {
      let start = utf8.prefix(scheme.utf8.count)
      if start.count == scheme.utf8.count,
        zip(start, scheme.utf8).allSatisfy({ $0.asciiLowercased == $1 })
      {
        return start.endIndex
      }
    }
    return nil
  }
}
