/// The key derivation HKDF with SHA-256 (RFC 5869), in the form that TLS 1.3 gave it.
public enum HKDF {
  /// A key of 32 bytes from what both ends know (RFC 5869 §2.2); nil when libcrypto refuses SHA-256.
  public static func extract(salt: [UInt8], from material: [UInt8]) -> [UInt8]? {
    HMAC.sha256(of: material, key: salt)
  }

  /// HKDF-Expand-Label with an empty context (RFC 8446 §7.1).
  ///
  /// - Parameters:
  ///   - label: without the `tls13 ` that goes before it; at most 249 bytes.
  ///   - count: bytes wanted, at most 8160.
  /// - Returns: nil for a label or count beyond these bounds, and when libcrypto refuses SHA-256.
  public static func expandLabel(_ label: String, count: Int, of secret: [UInt8]) -> [UInt8]? {
    let label = Array("tls13 ".utf8) + Array(label.utf8)
    guard label.count <= 255, (0...8160).contains(count) else { return nil }
    let info =
      [UInt8(count >> 8), UInt8(count & 255), UInt8(label.count)] + label + [0]
    var output: [UInt8] = []
    var block: [UInt8] = []
    var index: UInt8 = 1
    while output.count < count {
      guard let next = HMAC.sha256(of: block + info + [index], key: secret) else { return nil }
      block = next
      output += block
      index &+= 1
    }
    return Array(output.prefix(count))
  }
}
