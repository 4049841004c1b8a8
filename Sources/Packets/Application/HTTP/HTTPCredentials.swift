/// Who a client says it is, in an Authorization field (RFC 9110 §11.4).
public enum HTTPCredentials: Hashable, Sendable {
  /// The user's name and password, hardly hidden (RFC 7617 §2).
  case basic(user: String, password: String)
  /// The user's name alone; the password is hashed (RFC 7616 §3.4).
  case digest(user: String)
  /// A token that opens the door for whoever has it (RFC 6750 §2.1).
  case bearer
  /// Another scheme, in lower case.
  case other(scheme: String)

  /// - Parameter value: the field's.
  public init(_ value: String) {
    let parts = value.split(separator: " ", maxSplits: 1)
    let scheme = parts.first.map { String($0).lowercased() } ?? ""
    let rest = parts.count > 1 ? parts[1].trimmingBlanks : ""
    switch scheme {
    case "basic":
      self = Self.basic(rest) ?? .other(scheme: scheme)
    case "digest":
      self =
        Self.parameter("username", of: rest).map { .digest(user: $0) } ?? .other(scheme: scheme)
    case "bearer": self = .bearer
    default: self = .other(scheme: scheme)
    }
  }

  private static func basic(_ token: Substring) -> Self? {
    guard let bytes = [UInt8](base64: token.utf8) else { return nil }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return .basic(user: String(escaping: bytes), password: "")
    }
    return .basic(
      user: String(escaping: bytes[..<colon]), password: String(escaping: bytes[(colon + 1)...]))
  }

  /// A parameter of a challenge or of credentials, without its quotes.
  private static func parameter(_ name: String, of text: Substring) -> String? {
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0].trimmingBlanks).lowercased() == name else { continue }
      return String(pair[1].trimmingBlanks.filter { $0 != "\"" })
    }
    return nil
  }
}
