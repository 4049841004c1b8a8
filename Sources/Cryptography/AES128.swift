import CCrypto
import Packets

/// AES with a key of 128 bits (FIPS 197), by OpenSSL's libcrypto.
public struct AES128: Hashable, Sendable {
  /// Bytes of a block, and of a key.
  public static let blockLength = 16
  /// Bytes of the tag that authenticates what GCM sealed.
  public static let tagLength = 16
  /// Bytes of a nonce of GCM.
  public static let nonceLength = 12

  private let key: [UInt8]

  /// Nil unless the key is of 16 bytes.
  public init?(key: [UInt8]) {
    guard key.count == Self.blockLength else { return nil }
    self.key = key
  }

  /// One block encrypted by itself (ECB); nil unless it is of 16 bytes.
  public func encrypt(block: [UInt8]) -> [UInt8]? {
    guard block.count == Self.blockLength, let cipher = CipherImplementation.blocks else {
      return nil
    }
    var output = [UInt8](repeating: 0, count: 2 * Self.blockLength)
    var count: Int32 = 0
    // Safe: libcrypto reads one block and the key, and writes less than the two blocks there is room for; the context
    // is freed where it was made, and no pointer outlives its call.
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    guard unsafe EVP_EncryptInit_ex(context, cipher.pointer, nil, key, nil) == 1,
      unsafe EVP_EncryptUpdate(context, &output, &count, block, Int32(block.count)) == 1
    else { return nil }
    return Array(output.prefix(Self.blockLength))
  }

  /// Blocks decrypted each by itself (ECB), padding and all; nil unless they are whole.
  public func decrypt(blocks: [UInt8]) -> [UInt8]? {
    guard blocks.count % Self.blockLength == 0, blocks.count < 1 << 30,
      let cipher = CipherImplementation.blocks
    else { return nil }
    var output = [UInt8](repeating: 0, count: blocks.count + Self.blockLength)
    var count: Int32 = 0
    // Safe: libcrypto reads the key and the blocks counted, and writes as many, with no padding to take off; there is
    // room for one more; the context is freed where it was made, and no pointer outlives its call.
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    guard unsafe EVP_DecryptInit_ex(context, cipher.pointer, nil, key, nil) == 1,
      unsafe EVP_CIPHER_CTX_set_padding(context, 0) == 1,
      unsafe EVP_DecryptUpdate(context, &output, &count, blocks, Int32(blocks.count)) == 1,
      Int(count) == blocks.count
    else { return nil }
    return Array(output.prefix(blocks.count))
  }

  /// What was sealed with GCM (NIST SP 800-38D), its tag at the end; nil when the tag says that any of it, or of the
  /// header, is not as it was.
  ///
  /// - Parameters:
  ///   - nonce: 12 bytes.
  ///   - header: what the tag authenticates too.
  public func open(_ sealed: RawSpan, nonce: [UInt8], header: [UInt8]) -> [UInt8]? {
    AuthenticatedCipher(
      .gcm, key: key, nonceLength: Self.nonceLength, tagLength: Self.tagLength)?
      .open(sealed, nonce: nonce, header: header)
  }
}
