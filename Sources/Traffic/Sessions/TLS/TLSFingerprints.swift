import Cryptography
import Packets

extension TLSClientHello {
  /// The JA3 fingerprint (github.com/salesforce/ja3): 32 hexadecimal digits; nil where MD5 is not to be had.
  public var ja3: String? {
    DigestAlgorithm.md5.digest(of: ja3Bytes)?.hexadecimal
  }

  /// The JA4 fingerprint: `t13d1516h2_8daaf6152771_e5627efa2ab1`.
  public func ja4(over transport: JA4Transport) -> String? {
    let parts = ja4Parts(over: transport)
    guard let suites = Self.truncatedDigest(of: parts.cipherSuites),
      let extensions = Self.truncatedDigest(of: parts.extensions)
    else { return nil }
    return "\(parts.first)_\(suites)_\(extensions)"
  }

  /// The first twelve digits of a SHA-256; zeros of nothing.
  private static func truncatedDigest(of text: [UInt8]) -> String? {
    guard !text.isEmpty else { return "000000000000" }
    let digest = DigestAlgorithm.sha256.digest(of: text)
    return digest.map { Array($0.prefix(6)).hexadecimal }
  }
}

extension TLSServerHello {
  /// The JA3S fingerprint (github.com/salesforce/ja3).
  public var ja3s: String? {
    DigestAlgorithm.md5.digest(of: Array(ja3sText.utf8))?.hexadecimal
  }
}

extension [UInt8] {
  /// These bytes as hexadecimal digits, two each, in small letters.
  public var hexadecimal: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * count)
    for byte in self { digits.append(hexadecimal: byte) }
    return String(decoding: digits, as: UTF8.self)
  }
}
