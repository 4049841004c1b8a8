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
    let length = algorithm.blockLength
    guard let inner = algorithm.digest(of: padded(block, to: length, 0x36, message)) else {
      return nil
    }
    return algorithm.digest(of: padded(block, to: length, 0x5c, inner))
  }

  /// A block of the key, filled up and each byte combined with `pad`, and what follows it.
  private static func padded(
    _ key: [UInt8], to length: Int, _ pad: UInt8, _ rest: [UInt8]
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: pad, count: length + rest.count)
    for index in key.indices { bytes[index] ^= key[index] }
    for index in rest.indices { bytes[length + index] = rest[index] }
    return bytes
  }

  /// 32 bytes that only who knows `key` can make of `message`; nil when libcrypto refuses SHA-256.
  public static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    digest(of: message, key: key, .sha256)
  }
}
