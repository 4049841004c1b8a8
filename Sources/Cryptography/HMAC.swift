/// A keyed digest: HMAC (RFC 2104, RFC 6234).
public enum HMAC {
  /// What only who knows `key` can make of `message`, as long as the algorithm's digest; nil when libcrypto refuses
  /// the algorithm.
  public static func digest(
    of message: [UInt8], key: [UInt8], _ algorithm: DigestAlgorithm
  ) -> [UInt8]? {
    var key = key
    if key.count > algorithm.blockLength {
      guard let digest = algorithm.digest(of: key) else { return nil }
      key = digest
    }
    guard let context = DigestContext(algorithm) else { return nil }
    // A block of the key, filled up and each byte combined with one pad, then with the other.
    let (innerPad, outerPad): (UInt8, UInt8) = (0x36, 0x5c)
    var block = [UInt8](repeating: innerPad, count: algorithm.blockLength)
    for index in key.indices { block[index] ^= key[index] }
    guard let inner = context.digest(of: block, message) else { return nil }
    for index in block.indices { block[index] ^= innerPad ^ outerPad }
    return context.digest(of: block, inner)
  }

  /// 32 bytes that only who knows `key` can make of `message`; nil when libcrypto refuses SHA-256.
  public static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    digest(of: message, key: key, .sha256)
  }
}
