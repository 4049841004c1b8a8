/// A keyed digest: HMAC with SHA-256 (RFC 2104, RFC 6234).
public enum HMAC {
  /// The bytes of a block of SHA-256.
  private static let blockLength = 64

  /// 32 bytes that only who knows `key` can make of `message`; nil when libcrypto refuses SHA-256.
  public static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    var block = key
    if block.count > blockLength {
      guard let digest = DigestAlgorithm.sha256.digest(of: block) else { return nil }
      block = digest
    }
    block += [UInt8](repeating: 0, count: blockLength - block.count)
    guard let inner = DigestAlgorithm.sha256.digest(of: block.map { $0 ^ 0x36 } + message) else {
      return nil
    }
    return DigestAlgorithm.sha256.digest(of: block.map { $0 ^ 0x5c } + inner)
  }
}
