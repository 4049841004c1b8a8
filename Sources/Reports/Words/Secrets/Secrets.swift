import Traffic

/// What is done with secrets that crossed in the clear: passwords, tokens, keys of Wi-Fi networks, coordinates.
///
/// A report is often sent to somebody else. So they are masked unless the user asks for them.
public struct Secrets: Sendable {
  /// What stands for a secret, however long it is.
  public static let mask = "••••"

  public static let masked = Secrets(isRevealed: false)
  public static let revealed = Secrets(isRevealed: true)

  public let isRevealed: Bool

  public init(isRevealed: Bool) {
    self.isRevealed = isRevealed
  }

  /// Text as it may be shown: with every secret that can be told by its name masked, in JSON, forms, URLs, headers,
  /// XML and settings.
  public func shown(_ text: String) -> String {
    guard !isRevealed else { return text }
    return SecretScanner.masked(text)
  }

  /// A text that is itself a secret, as it may be shown.
  public func shown(secret: String) -> String {
    isRevealed || secret.isEmpty ? secret : Self.mask
  }

  /// The value of something with this name, as it may be shown.
  func shown(_ text: String, of name: String) -> String {
    guard !isRevealed, !text.isEmpty else { return text }
    switch SecretName.kind(of: name.utf8) {
    case .secret, .header: return Self.mask
    case .signature where SecretName.isSignature(text.utf8): return Self.mask
    case .coordinate where SecretName.isPlace(text.utf8): return Self.mask
    case .place where SecretName.isPlace(text.utf8) && text.utf8.contains(UInt8(ascii: ",")):
      return Self.mask
    default: return shown(text)
    }
  }

  /// A payload as it may be shown; its topic may name what it is: `plug/wifi/password`.
  func shown(payload text: String, of topic: String) -> String {
    guard !isRevealed else { return text }
    return shown(text, of: String(topic.split(separator: "/").last ?? ""))
  }
}
