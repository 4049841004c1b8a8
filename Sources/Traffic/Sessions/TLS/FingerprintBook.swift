import Packets

/// The JA4 fingerprints that were made, so that each is made once: programs say the same hello again and again. Bounded: past
/// the bound they are made anew.
struct FingerprintBook: Sendable {
  /// All of a hello that JA4 is made of.
  private struct Source: TableKey {
    let transport: TLSClientHello.JA4Transport
    let version: TLSVersion
    let cipherSuites: [TLSCipherSuite]
    let extensionTypes: [TLSExtensionType]
    let signatureAlgorithms: [UInt16]
    let firstProtocol: [UInt8]

    /// What tells programs apart: the rest hardly ever differs alone.
    func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      for suite in cipherSuites { mixer.add(UInt64(suite.rawValue)) }
      for type in extensionTypes { mixer.add(UInt64(type.rawValue)) }
      return mixer.hash
    }
  }

  private var known = BoundedTable<Source, String>(bound: bound)

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
    known.add(source, fingerprint) { _, _ in }
    return fingerprint
  }
}
