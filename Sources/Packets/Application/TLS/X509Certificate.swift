/// What a certificate says of who holds it (RFC 5280 §4.1).
public struct X509Certificate: Hashable, Sendable {
  /// What kind of key it vouches for.
  public enum KeyKind: String, Sendable {
    case rsa
    case dsa
    case ecdsa
    case ed25519
    case ed448
    case unknown
  }

  /// 1 to 3.
  public var version = 3
  /// In hexadecimal, in capital letters; some old ones are negative.
  public var serialNumber = ""
  /// Distinguished names as RFC 4514 writes them: `CN=home.example,O=Example`.
  public var subject = ""
  public var issuer = ""
  /// The subject's last common name.
  public var commonName: String?
  /// In seconds since 1970.
  public var notBefore: Int64 = 0
  public var notAfter: Int64 = 0

  /// Names of algorithms as OpenSSL spells them, else their object identifier: `rsaEncryption`.
  public var keyAlgorithm = ""
  public var signatureAlgorithm = ""
  public var keyKind = KeyKind.unknown
  /// In bits; 0 where it is not known.
  public var keyLength = 0
  /// The public exponent of an RSA key, in decimal.
  public var exponent: String?
  /// The curve that the key is on, by its name.
  public var curve: String?

  /// The subject's alternative names (RFC 5280 §4.2.1.6).
  public var dnsNames: [String] = []
  public var uris: [String] = []
  public var emailAddresses: [String] = []
  public var addresses: [IPAddress] = []
  /// Whether it may vouch for other certificates; nil where it doesn't say.
  public var isAuthority: Bool?
  /// How many authorities may come after it.
  public var pathLength: Int?

  public init() {}

  /// Whether its issuer is its subject.
  public var isSelfSigned: Bool { subject == issuer }

  /// All names it vouches for: the alternative ones, else the common name.
  public var names: [String] {
    if !dnsNames.isEmpty || !addresses.isEmpty {
      return dnsNames + addresses.map(\.description)
    }
    return commonName.map { [$0] } ?? []
  }
}

extension X509Certificate {
  /// What is wrong with a certificate, whoever trusts its issuer.
  public enum Problem: String, Sendable {
    case selfSigned = "self-signed"
    case expired
    case notYetValid = "not-yet-valid"
    /// It doesn't vouch for the name that the client asked for.
    case nameMismatch = "name-mismatch"
    /// A key that is too short: RSA and DSA under 2048 bits, curves under 224 (NIST SP 800-131A).
    case weakKey = "weak-key"
    /// Signed by way of MD5 or SHA-1, for which collisions can be made (RFC 6151, RFC 9155).
    case weakSignature = "weak-signature"
  }

  /// What is wrong with it at a time (in ns since 1970) for a client that asked for `serverName`. A clock that was never set
  /// can't tell whether it is valid yet, or still.
  public func problems(at time: Int64, for serverName: String?) -> [Problem] {
    var problems: [Problem] = []
    if isSelfSigned { problems.append(.selfSigned) }
    let seconds = time / 1_000_000_000
    if CaptureClock.isSet(at: time) {
      if seconds > notAfter { problems.append(.expired) }
      if seconds < notBefore { problems.append(.notYetValid) }
    }
    if let serverName, !matches(serverName), !names.isEmpty { problems.append(.nameMismatch) }
    if isKeyWeak { problems.append(.weakKey) }
    let algorithm = signatureAlgorithm.lowercased()
    if !isSelfSigned,
      algorithm.hasPrefix("md") || algorithm.hasPrefix("sha1")
        || algorithm.hasSuffix("sha1")
    {
      problems.append(.weakSignature)
    }
    return problems
  }

  private var isKeyWeak: Bool {
    switch keyKind {
    case .rsa, .dsa: (1..<2048).contains(keyLength)
    case .ecdsa: (1..<224).contains(keyLength)
    case .ed25519, .ed448, .unknown: false
    }
  }

  /// Whether it vouches for a name (RFC 9525 §6): `*` stands for one whole label, the first.
  public func matches(_ serverName: String) -> Bool {
    // Mostly one of them is the same to the letter.
    if dnsNames.contains(serverName) { return true }
    let name = serverName.lowercased()
    let rest = name.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).last.map(Substring.init)
    return names.contains { candidate in
      let candidate = candidate.lowercased()
      if candidate == name { return true }
      guard candidate.hasPrefix("*."), let rest else { return false }
      return candidate.dropFirst(2) == rest && rest.utf8.count < name.utf8.count
    }
  }
}
