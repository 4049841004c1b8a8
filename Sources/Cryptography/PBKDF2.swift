import CCrypto

/// Keys made of passphrases, at a price that makes guessing slow: PBKDF2 with HMAC-SHA-1 (RFC 8018 §5.2).
public enum PBKDF2 {
  /// - Parameters:
  ///   - rounds: at least 1.
  ///   - count: bytes wanted, at least 1.
  /// - Returns: nil when libcrypto refuses SHA-1 or a length.
  public static func sha1(
    _ passphrase: [UInt8], salt: [UInt8], rounds: Int32, count: Int
  ) -> [UInt8]? {
    guard rounds > 0, (1...1024).contains(count), salt.count < 1024, passphrase.count < 1024,
      // Safe: libcrypto's own constant.
      let algorithm = unsafe EVP_sha1()
    else { return nil }
    var key = [UInt8](repeating: 0, count: count)
    let characters = passphrase.map { CChar(bitPattern: $0) }
    // Safe: libcrypto reads the counts given and writes `count` bytes; no pointer outlives its call.
    let status = unsafe PKCS5_PBKDF2_HMAC(
      characters, Int32(characters.count), salt, Int32(salt.count), rounds, algorithm,
      Int32(count), &key)
    return status == 1 ? key : nil
  }
}
