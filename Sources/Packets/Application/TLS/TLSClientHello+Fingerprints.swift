extension TLSClientHello {
  /// What JA3 is the MD5 of (github.com/salesforce/ja3): version, cipher suites, extensions, groups and point formats in
  /// decimal, GREASE left out.
  public var ja3Bytes: [UInt8] {
    var text = FingerprintText(capacity: 512)
    text.append(decimal: legacyVersion.rawValue)
    text.append(",")
    for suite in cipherSuites where !suite.rawValue.isGREASE { text.append(item: suite.rawValue) }
    text.append(",")
    for type in extensionTypes where !type.rawValue.isGREASE { text.append(item: type.rawValue) }
    text.append(",")
    for group in supportedGroups where !group.rawValue.isGREASE {
      text.append(item: group.rawValue)
    }
    text.append(",")
    for format in pointFormats { text.append(item: UInt16(format)) }
    return text.bytes
  }

  /// The three parts of a JA4 fingerprint (github.com/FoxIO-LLC/ja4, technical_details/JA4.md; BSD licence): the
  /// second and third still have to be hashed.
  public struct JA4Parts: Hashable, Sendable {
    /// `t13d1516h2`.
    public let first: String
    /// Cipher suites in hexadecimal, sorted; empty where there are none. ASCII.
    public let cipherSuites: [UInt8]
    /// Extensions but for server name and protocols, sorted; then signature algorithms as sent. ASCII.
    public let extensions: [UInt8]

    /// The fingerprint unhashed, which the specification calls JA4_r.
    public var raw: String {
      let rest = [cipherSuites, extensions].map { String(decoding: $0, as: UTF8.self) }
      return "\(first)_\(rest[0])_\(rest[1])"
    }
  }

  /// What the hello is carried by, as JA4 marks it.
  public enum JA4Transport: Character, Sendable {
    case tcp = "t"
    case quic = "q"
    case dtls = "d"
  }

  /// The parts of the JA4 fingerprint.
  public func ja4Parts(over transport: JA4Transport) -> JA4Parts {
    var suites: [UInt16] = []
    suites.reserveCapacity(cipherSuites.count)
    for suite in cipherSuites where !suite.rawValue.isGREASE { suites.append(suite.rawValue) }
    suites.sort()
    var types: [UInt16] = []
    types.reserveCapacity(extensionTypes.count)
    var count = 0
    var hasName = false
    for type in extensionTypes where !type.rawValue.isGREASE {
      count += 1
      if type == .serverName {
        hasName = true
      } else if type != .applicationLayerProtocolNegotiation {
        types.append(type.rawValue)
      }
    }
    types.sort()
    let first =
      "\(transport.rawValue)\(Self.ja4Version(highestVersion))\(hasName ? "d" : "i")"
      + Self.twoDigits(suites.count) + Self.twoDigits(count)
      + Self.ja4Protocol(applicationProtocols.first ?? [])
    var suiteText = FingerprintText(capacity: 5 * suites.count)
    for suite in suites { suiteText.append(hexadecimalItem: suite) }
    var extensions = FingerprintText(capacity: 5 * (types.count + signatureAlgorithms.count) + 1)
    for type in types { extensions.append(hexadecimalItem: type) }
    var isFirst = true
    for algorithm in signatureAlgorithms where !algorithm.isGREASE {
      if isFirst { extensions.append("_") }
      isFirst = false
      extensions.append(hexadecimalItem: algorithm)
    }
    return JA4Parts(
      first: first, cipherSuites: suiteText.bytes, extensions: count == 0 ? [] : extensions.bytes)
  }

  private static func ja4Version(_ version: TLSVersion) -> String {
    switch version {
    case .tls13: "13"
    case .tls12: "12"
    case .tls11: "11"
    case .tls10: "10"
    case .ssl3: "s3"
    case .ssl2: "s2"
    case .dtls10: "d1"
    case .dtls12: "d2"
    case .dtls13: "d3"
    default: "00"
    }
  }

  private static func twoDigits(_ count: Int) -> String {
    let count = min(count, 99)
    return count < 10 ? "0\(count)" : String(count)
  }

  /// The first and last character of a protocol's name; where either is no letter or digit, those of its hexadecimal
  /// form. A name of one character is followed by 0, as in the authors' own test of it.
  private static func ja4Protocol(_ name: [UInt8]) -> String {
    guard let first = name.first, let last = name.last else { return "00" }
    guard first.isAlphanumeric, last.isAlphanumeric else {
      return String(first >> 4, radix: 16) + String(last & 15, radix: 16)
    }
    let ends = name.count == 1 ? [first, UInt8(ascii: "0")] : [first, last]
    return String(decoding: ends, as: UTF8.self)
  }
}
