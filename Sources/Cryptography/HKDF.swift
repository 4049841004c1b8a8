import Packets

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
    let prefix = "tls13 "
    let labelCount = prefix.utf8.count + label.utf8.count
    guard labelCount <= 255, (0...8160).contains(count) else { return nil }
    var info: [UInt8] = []
    info.reserveCapacity(labelCount + 5)
    info.append(UInt8(count >> 8))
    info.append(UInt8(count & 255))
    info.append(UInt8(labelCount))
    info.append(copying: prefix.rawSpan)
    info.append(copying: label.rawSpan)
    info.append(0)
    // The blocks are HMACs of the one before, of all the above, and of their number, from 1 on (RFC 5869 §2.3).
    info.append(1)
    guard var output = HMAC.sha256(of: info, key: secret) else { return nil }
    var block = output
    while output.count < count {
      info[info.count - 1] += 1
      guard let next = HMAC.sha256(of: block + info, key: secret) else { return nil }
      output += next
      block = next
    }
    output.removeLast(output.count - count)
    return output
  }
}
