import Packets

/// A Wi-Fi key as a user gives it, in the forms that Wireshark has.
///
/// Its description doesn't tell it: nobody should see it again.
public enum WiFiKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// A passphrase of 8 to 63 bytes, and the network it belongs to; nil for any.
  case passphrase([UInt8], ssid: [UInt8]?)
  /// A pairwise master key (also called PSK): 32, 48 or 64 bytes.
  case masterKey([UInt8])
  /// A master session key of EAP: 64 bytes or more, of which the pairwise master key is the beginning.
  case sessionKey([UInt8])
  /// A key of WEP: 5, 13, 16 or 29 bytes.
  case wep([UInt8])
  /// A temporal key, the very one that encrypts frames: 16 or 32 bytes.
  case temporal([UInt8])

  public var description: String { "a Wi-Fi key" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Reads a key as it is written on a command line.
  public init(_ text: String) throws(WiFiKeyError) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw .noKind }
    let value = text[text.utf8.index(after: colon)...].utf8
    switch text[..<colon] {
    case "wpa-pwd": self = try Self.passphrase(Array(value))
    case "wpa-psk":
      self = .masterKey(try Self.digits(value, "wpa-psk", bytes: [32, 48, 64]))
    case "msk": self = .sessionKey(try Self.digits(value, "msk", bytes: Array(64...128)))
    case "wep": self = .wep(try Self.digits(value, "wep", bytes: [5, 13, 16, 29]))
    case "tk": self = .temporal(try Self.digits(value, "tk", bytes: [16, 32]))
    default: throw .unknownKind
    }
  }

  private static func passphrase(_ value: [UInt8]) throws(WiFiKeyError) -> WiFiKey {
    let parts = value.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let passphrase = unescaped(parts[0]) else { throw .badEscape }
    guard (8...63).contains(passphrase.count) else { throw .passphraseLength }
    guard parts.count == 2 else { return .passphrase(passphrase, ssid: nil) }
    guard let ssid = unescaped(parts[1]) else { throw .badEscape }
    guard (1...32).contains(ssid.count) else { throw .networkNameLength }
    return .passphrase(passphrase, ssid: ssid)
  }

  /// With `%3a` and the like made the bytes they stand for; nil for a `%` without two hexadecimal digits.
  private static func unescaped(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let first = rest.popFirst() {
      guard first == UInt8(ascii: "%") else {
        bytes.append(first)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalValue,
        let low = rest.popFirst()?.hexadecimalValue
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// Hexadecimal digits in pairs, which colons, dashes or dots may part.
  private static func digits(
    _ text: Substring.UTF8View, _ kind: String, bytes lengths: [Int]
  ) throws(WiFiKeyError) -> [UInt8] {
    var digits: [UInt8] = []
    for character in text where !":-.".utf8.contains(character) {
      guard let digit = character.hexadecimalValue else { throw .notHexadecimal(kind: kind) }
      digits.append(digit)
    }
    guard digits.count % 2 == 0, lengths.contains(digits.count / 2) else {
      throw .digitCount(kind: kind, given: digits.count)
    }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension UInt8 {
  /// What a hexadecimal digit in ASCII stands for.
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
