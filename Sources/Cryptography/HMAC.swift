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
    guard let inner = DigestAlgorithm.sha256.digest(of: padded(block, 0x36, message)) else {
      return nil
    }
    return DigestAlgorithm.sha256.digest(of: padded(block, 0x5c, inner))
  }

  /// A block of the key, filled up and each byte combined with `pad`, and what follows it.
  private static func padded(_ key: [UInt8], _ pad: UInt8, _ rest: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(blockLength + rest.count)
    for byte in key { bytes.append(byte ^ pad) }
    while bytes.count < blockLength { bytes.append(pad) }
    bytes += rest
    return bytes
  }
}
