extension TLSClientHello {
  /// What JA3 is the MD5 of (github.com/salesforce/ja3): version, cipher suites, extensions, groups and point formats in
  /// decimal, GREASE left out.
  public var ja3Text: String {
    let fields = [
      String(legacyVersion.rawValue), Self.decimal(cipherSuites.map(\.rawValue)),
      Self.decimal(extensionTypes.map(\.rawValue)), Self.decimal(supportedGroups.map(\.rawValue)),
      pointFormats.map { String($0) }.joined(separator: "-"),
    ]
    return fields.joined(separator: ",")
  }

  /// The three parts of a JA4 fingerprint (github.com/FoxIO-LLC/ja4, technical_details/JA4.md; BSD licence): the
  /// second and third still have to be hashed.
  public struct JA4Parts: Hashable, Sendable {
    /// `t13d1516h2`.
    public let first: String
    /// Cipher suites in hexadecimal, sorted; empty where there are none.
    public let cipherSuites: String
    /// Extensions but for server name and protocols, sorted; then signature algorithms as sent.
    public let extensions: String

    /// The fingerprint unhashed, which the specification calls JA4_r.
    public var raw: String { "\(first)_\(cipherSuites)_\(extensions)" }
  }

  /// What the hello is carried by, as JA4 marks it.
  public enum JA4Transport: Character, Sendable {
    case tcp = "t"
    case quic = "q"
    case dtls = "d"
  }

  /// The parts of the JA4 fingerprint.
  public func ja4Parts(over transport: JA4Transport) -> JA4Parts {
    let suites = cipherSuites.map(\.rawValue).filter { !$0.isGREASE }
    let types = extensionTypes.map(\.rawValue).filter { !$0.isGREASE }
    let hasName = extensionTypes.contains(.serverName)
    let first =
      "\(transport.rawValue)\(Self.ja4Version(highestVersion))\(hasName ? "d" : "i")"
      + Self.twoDigits(suites.count) + Self.twoDigits(types.count)
      + Self.ja4Protocol(applicationProtocols.first ?? [])
    let omitted = [
      TLSExtensionType.serverName.rawValue,
      TLSExtensionType.applicationLayerProtocolNegotiation.rawValue,
    ]
    var extensions = Self.hexadecimal(types.filter { !omitted.contains($0) }.sorted())
    let algorithms = signatureAlgorithms.filter { !$0.isGREASE }
    if !algorithms.isEmpty { extensions += "_" + Self.hexadecimal(algorithms) }
    return JA4Parts(
      first: first, cipherSuites: Self.hexadecimal(suites.sorted()),
      extensions: types.isEmpty ? "" : extensions)
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

  private static func decimal(_ values: [UInt16]) -> String {
    values.filter { !$0.isGREASE }.map { String($0) }.joined(separator: "-")
  }

  private static func hexadecimal(_ values: [UInt16]) -> String {
    let digits = values.map { value in
      let text = String(value, radix: 16)
      return String(repeating: "0", count: 4 - text.utf8.count) + text
    }
    return digits.joined(separator: ",")
  }
}

extension UInt8 {
  /// Whether it is a letter or digit of ASCII.
  fileprivate var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
