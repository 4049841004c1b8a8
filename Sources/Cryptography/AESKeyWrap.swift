import CCrypto

/// Keys wrapped in keys: AES Key Wrap (RFC 3394), by OpenSSL's libcrypto.
public enum AESKeyWrap {
  /// What was wrapped; nil where its integrity check value says that the key is another, or that it was changed.
  ///
  /// - Parameters:
  ///   - wrapped: a multiple of eight bytes, at least 24.
  ///   - key: 16, 24 or 32 bytes.
  public static func unwrap(_ wrapped: [UInt8], key: [UInt8]) -> [UInt8]? {
    guard [16, 24, 32].contains(key.count), wrapped.count % 8 == 0, wrapped.count >= 24,
      wrapped.count < 1 << 16
    else { return nil }
    // Safe: libcrypto reads the counts given and writes no more than it read, for which there is room; what is made
    // here is freed here, and no pointer outlives its call.
    guard let cipher = unsafe EVP_CIPHER_fetch(nil, "AES-\(key.count * 8)-WRAP", nil) else {
      return nil
    }
    defer { unsafe EVP_CIPHER_free(cipher) }
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    unsafe EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
    var output = [UInt8](repeating: 0, count: wrapped.count + 16)
    var count: Int32 = 0
    guard unsafe EVP_DecryptInit_ex(context, cipher, nil, key, nil) == 1,
      unsafe EVP_DecryptUpdate(context, &output, &count, wrapped, Int32(wrapped.count)) == 1,
      count == wrapped.count - 8
    else { return nil }
    return Array(output.prefix(wrapped.count - 8))
  }
}
