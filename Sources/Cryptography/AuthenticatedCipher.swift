import CCrypto
import Packets

/// AES in a mode that also proves that nothing was changed (AEAD), with one key, by OpenSSL's libcrypto.
///
/// It keeps what is worked out of the key, and is therefore for one thread.
@safe public final class AuthenticatedCipher {
  public enum Mode: Sendable {
    /// Counter with CBC-MAC (NIST SP 800-38C, RFC 3610).
    case ccm
    /// Galois/Counter Mode (NIST SP 800-38D).
    case gcm
  }

  /// In bytes.
  public let nonceLength: Int
  public let tagLength: Int
  private let mode: Mode
  private let context: OpaquePointer

  /// Nil for lengths that the mode doesn't allow.
  ///
  /// - Parameter key: 16 or 32 bytes.
  public init?(_ mode: Mode, key: [UInt8], nonceLength: Int, tagLength: Int) {
    guard key.count == 16 || key.count == 32, (7...16).contains(nonceLength),
      (4...16).contains(tagLength),
      let context = unsafe Self.context(mode, key, nonceLength, tagLength)
    else { return nil }
    self.mode = mode
    self.nonceLength = nonceLength
    self.tagLength = tagLength
    unsafe self.context = context
  }

  deinit {
    // Safe: nobody else has the pointer.
    unsafe EVP_CIPHER_CTX_free(context)
  }

  /// What was sealed, its tag at the end; nil where the tag says that any of it, or of the header, is not as it was.
  ///
  /// - Parameter header: what the tag authenticates too.
  public func open(_ sealed: RawSpan, nonce: [UInt8], header: [UInt8]) -> [UInt8]? {
    let length = sealed.byteCount - tagLength
    guard nonce.count == nonceLength, length >= 0, length < 1 << 30, header.count < 1 << 16 else {
      return nil
    }
    var isRight = false
    // Safe: libcrypto reads the counts given, which the spans have, and writes `length` bytes to the output, which
    // has room for them; no pointer outlives its closure.
    let plain = unsafe sealed.withUnsafeBytes { input in
      unsafe [UInt8](unsafeUninitializedCapacity: max(length, 1)) { output, count in
        isRight = unsafe open(input, length, nonce, header, into: output.baseAddress)
        count = isRight ? length : 0
      }
    }
    return isRight ? plain : nil
  }

  private func open(
    _ input: UnsafeRawBufferPointer, _ length: Int, _ nonce: [UInt8], _ header: [UInt8],
    into output: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    guard let start = input.baseAddress else { return false }
    let tag = unsafe UnsafeMutableRawPointer(mutating: start + length)
    let bytes = unsafe start.assumingMemoryBound(to: UInt8.self)
    var count: Int32 = 0
    var ending: UInt8 = 0
    guard
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), tag) == 1,
      unsafe EVP_DecryptInit_ex(context, nil, nil, nil, nonce) == 1
    else { return false }
    // CCM wants to know the length before the rest.
    if mode == .ccm {
      guard unsafe EVP_DecryptUpdate(context, nil, &count, nil, Int32(length)) == 1 else {
        return false
      }
    }
    guard unsafe EVP_DecryptUpdate(context, nil, &count, header, Int32(header.count)) == 1,
      unsafe EVP_DecryptUpdate(context, output, &count, bytes, Int32(length)) == 1
    else { return false }
    if mode == .ccm { return true }
    return unsafe EVP_DecryptFinal_ex(context, &ending, &count) == 1
  }

  private static func context(
    _ mode: Mode, _ key: [UInt8], _ nonceLength: Int, _ tagLength: Int
  ) -> OpaquePointer? {
    // Safe: the cipher is never freed, and the context is freed here unless it is given out.
    guard let cipher = CipherImplementation.of(mode, keyLength: key.count),
      let context = unsafe EVP_CIPHER_CTX_new()
    else { return nil }
    // GCM has one length of tag only, and needs not be told.
    let request = mode == .ccm ? EVP_CTRL_AEAD_SET_TAG : EVP_CTRL_AEAD_SET_IVLEN
    let value = Int32(mode == .ccm ? tagLength : nonceLength)
    guard unsafe EVP_DecryptInit_ex(context, cipher.pointer, nil, nil, nil) == 1,
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, Int32(nonceLength), nil) == 1,
      unsafe EVP_CIPHER_CTX_ctrl(context, request, value, nil) == 1,
      unsafe EVP_DecryptInit_ex(context, nil, nil, key, nil) == 1
    else {
      unsafe EVP_CIPHER_CTX_free(context)
      return nil
    }
    return unsafe context
  }
}
