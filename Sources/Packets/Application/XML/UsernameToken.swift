/// Who a SOAP message says its sender is (Web Services Security UsernameToken Profile 1.1.1 §3.1), as ONVIF's clients have it.
public struct UsernameToken: Hashable, Sendable {
  public let username: String?
  /// Whether the password is there as it is: the profile's default; else a digest of it, or none.
  public let hasPasswordText: Bool

  /// - Parameter bytes: the SOAP envelope; nil where it holds no such token.
  public init?(in bytes: RawSpan) {
    // Most envelopes have none.
    guard bytes.contains("UsernameToken") else { return nil }
    let elements = XMLElements(reading: bytes)
    guard elements.contains("UsernameToken") else { return nil }
    username = elements.text(of: "Username")
    hasPasswordText = elements.text(of: "Password") != nil && !bytes.contains("#PasswordDigest")
  }
}
