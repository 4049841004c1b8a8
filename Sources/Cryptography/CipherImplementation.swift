import CCrypto

/// libcrypto's code for one cipher, looked up once: a look-up costs more than opening a short packet.
@safe struct CipherImplementation: @unchecked Sendable {
  /// Never freed and never written to, so that all threads may share it.
  let pointer: OpaquePointer

  private init?(_ name: String) {
    guard let pointer = unsafe EVP_CIPHER_fetch(nil, name, nil) else { return nil }
    unsafe self.pointer = pointer
  }

  /// AES with a key of 128 bits, block by block.
  static let blocks = CipherImplementation("AES-128-ECB")
  private static let ccm128 = CipherImplementation("AES-128-CCM")
  private static let ccm256 = CipherImplementation("AES-256-CCM")
  private static let gcm128 = CipherImplementation("AES-128-GCM")
  private static let gcm256 = CipherImplementation("AES-256-GCM")

  /// - Parameter keyLength: 16 or 32 bytes.
  static func of(_ mode: AuthenticatedCipher.Mode, keyLength: Int) -> CipherImplementation? {
    switch (mode, keyLength) {
    case (.ccm, 16): ccm128
    case (.ccm, 32): ccm256
    case (.gcm, 16): gcm128
    case (.gcm, 32): gcm256
    default: nil
    }
  }
}
