/// Why a Wi-Fi key makes no sense; it never quotes the key.
public enum WiFiKeyError: Error, Hashable, Sendable, CustomStringConvertible {
  case noKind
  case unknownKind
  case passphraseLength
  case networkNameLength
  case badEscape
  case notHexadecimal(kind: String)
  /// - Parameter given: hexadecimal digits.
  case digitCount(kind: String, given: Int)

  public var description: String {
    switch self {
    case .noKind, .unknownKind:
      "A Wi-Fi key is written wpa-pwd:PASSPHRASE:SSID, wpa-psk:HEX, msk:HEX, wep:HEX or tk:HEX."
    case .passphraseLength:
      "The passphrase of a Wi-Fi key has 8 to 63 characters; write a colon in it as %3a."
    case .networkNameLength:
      "The network's name after a Wi-Fi passphrase has 1 to 32 bytes; leave it and its colon away for any network."
    case .badEscape:
      "In a Wi-Fi key '%' is followed by two hexadecimal digits; write the sign itself as %25."
    case .notHexadecimal(let kind):
      "A Wi-Fi key of kind '\(kind)' is written in hexadecimal digits."
    case .digitCount("wep", let given):
      "A WEP key has 10, 26, 32 or 58 hexadecimal digits, not \(given)."
    case .digitCount("tk", let given):
      "A temporal key has 32 or 64 hexadecimal digits, not \(given)."
    case .digitCount("msk", let given):
      "A master session key has at least 128 hexadecimal digits, not \(given)."
    case .digitCount(_, let given):
      "A pairwise master key has 64, 96 or 128 hexadecimal digits, not \(given)."
    }
  }
}
