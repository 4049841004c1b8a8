import Packets

/// The JA4 fingerprints that were made, so that each is made once: programs say the same hello again and again. Bounded: past
/// the bound they are made anew.
struct FingerprintBook: Sendable {
  /// All of a hello that JA4 is made of.
  private struct Source: Hashable {
    let transport: TLSClientHello.JA4Transport
    let version: TLSVersion
    let cipherSuites: [TLSCipherSuite]
    let extensionTypes: [TLSExtensionType]
    let signatureAlgorithms: [UInt16]
    let firstProtocol: [UInt8]

    /// What tells programs apart: the rest hardly ever differs alone.
    func hash(into hasher: inout Hasher) {
      var mixed = Self.seed
      for suite in cipherSuites { mixed = (mixed ^ UInt64(suite.rawValue)) &* Self.multiplier }
      for type in extensionTypes { mixed = (mixed ^ UInt64(type.rawValue)) &* Self.multiplier }
      hasher.combine(mixed)
    }

    /// Nobody outside knows it, and can make hellos that are looked for at one place.
    private static let seed = UInt64.random(in: 0...UInt64.max)
    /// 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, §6.4).
    private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
  }

  private var known: [Source: String] = [:]

  /// Most fingerprints that are remembered; a judgement, above the programs of a home.
  private static let bound = 1024

  /// The JA4 fingerprint of a hello; nil where SHA-256 is not to be had.
  mutating func ja4(
    of hello: TLSClientHello, over transport: TLSClientHello.JA4Transport
  ) -> String? {
    let source = Source(
      transport: transport, version: hello.highestVersion, cipherSuites: hello.cipherSuites,
      extensionTypes: hello.extensionTypes, signatureAlgorithms: hello.signatureAlgorithms,
      firstProtocol: hello.applicationProtocols.first ?? [])
    if let fingerprint = known[source] { return fingerprint }
    guard let fingerprint = hello.ja4(over: transport) else { return nil }
    if known.count < Self.bound { known[source] = fingerprint }
    return fingerprint
  }
}
