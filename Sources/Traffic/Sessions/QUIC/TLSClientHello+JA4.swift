import Cryptography
import Packets

extension TLSClientHello {
  /// The JA4 fingerprint; nil only when libcrypto refuses SHA-256.
  func ja4(over transport: JA4Transport) -> String? {
    let parts = ja4Parts(over: transport)
    guard let suites = Self.hash(parts.cipherSuites), let extensions = Self.hash(parts.extensions)
    else { return nil }
    return "\(parts.first)_\(suites)_\(extensions)"
  }

  /// The first twelve digits of a SHA-256; zeros for nothing.
  private static func hash(_ text: String) -> String? {
    guard !text.isEmpty else { return "000000000000" }
    guard let digest = DigestAlgorithm.sha256.digest(of: Array(text.utf8)) else { return nil }
    return QUICConnectionID(Array(digest.prefix(6))).description
  }
}
