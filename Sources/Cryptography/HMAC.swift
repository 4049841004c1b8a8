/// A keyed digest: HMAC (RFC 2104, RFC 6234).
public enum HMAC {
  /// What only who knows `key` can make of `message`, as long as the algorithm's digest; nil when libcrypto refuses
  /// the algorithm.
  public static func digest(
    of message: [UInt8], key: [UInt8], _ algorithm: DigestAlgorithm
  ) -> [UInt8]? {
    var block = key
    if block.count > algorithm.blockLength {
      guard let digest = algorithm.digest(of: block) else { return nil }
      block = digest
    }
    block += [UInt8](repeating: 0, count: algorithm.blockLength - block.count)
    guard let inner = algorithm.digest(of: block.map { $0 ^ 0x36 } + message) else { return nil }
    return algorithm.digest(of: block.map { $0 ^ 0x5c } + inner)
  }

  /// 32 bytes that only who knows `key` can make of `message`; nil when libcrypto refuses SHA-256.
  public static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    digest(of: message, key: key, .sha256)
  }
}
