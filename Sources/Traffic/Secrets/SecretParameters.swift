import Packets

/// Secrets that are handed over as parameters: of a query (`id=3&token=9f86…`), or of credentials (`Type="SSO", SSOToken="9f86…"`).
enum SecretParameters {
  enum Kind {
    /// Somebody's password: to be known by its name, however short it is.
    case password
    /// Anything else that opens a door for whoever shows it.
    case token
  }

  /// Shorter values of what is called a token are flags, counters and page numbers: a judgement; tokens of 64 bits are as long
  /// in hexadecimal.
  private static let tokenLeast = 16

  /// The gravest secret in a text; nil where there is none.
  static func gravest(in text: String) -> Kind? {
    var found: Kind?
    for parameter in text.utf8.split(whereSeparator: isSeparator) {
      guard let sign = parameter.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = parameter[..<sign]
      let value = parameter[parameter.index(after: sign)...].drop { $0 == UInt8(ascii: "\"") }
      switch kind(of: name, length: value.count) {
      case .password: return .password
      case .token: found = .token
      case nil: break
      }
    }
    return found
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: " ")
  }

  private static func kind(of name: Substring.UTF8View, length: Int) -> Kind? {
    guard length > 0 else { return nil }
    let isPassword = passwordParts.contains { part in
      name.indices.contains { name[$0...].starts(with: part, by: { $0.asciiLowercased == $1 }) }
    }
    guard isPassword || length >= tokenLeast, case .secret = SecretName.kind(of: name) else {
      return nil
    }
    return isPassword ? .password : .token
  }

  /// What the names of passwords have in them.
  private static let passwordParts = ["pass", "pwd", "psk"].map { Array($0.utf8) }
}
