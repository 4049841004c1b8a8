import Cryptography

/// How 802.11 makes long keys of short ones.
enum WiFiKeyDerivation {
  /// KDF with a digest (IEEE 802.11-2020 §12.7.1.7.2), or for SHA-1 the older PRF (§12.7.1.2).
  ///
  /// - Parameter count: bytes wanted, at most 1024.
  static func derive(
    _ algorithm: DigestAlgorithm, key: [UInt8], label: String, context: [UInt8], count: Int
  ) -> [UInt8]? {
    guard (1...1024).contains(count) else { return nil }
    var output: [UInt8] = []
    var index: UInt16 = 0
    while output.count < count {
      let message: [UInt8]
      if algorithm == .sha1 {
        message = Array(label.utf8) + [0] + context + [UInt8(index)]
      } else {
        let bits = UInt16(count * 8)
        message =
          littleEndian(index + 1) + Array(label.utf8) + context + littleEndian(bits)
      }
      guard let block = HMAC.digest(of: message, key: key, algorithm) else { return nil }
      output += block
      index += 1
    }
    return Array(output.prefix(count))
  }

  private static func littleEndian(_ value: UInt16) -> [UInt8] {
    [UInt8(value & 255), UInt8(value >> 8)]
  }
}
