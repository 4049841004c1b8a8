import CCrypto

/// What libcrypto makes digests in: who makes one after another needs no more than one.
@safe struct DigestContext: ~Copyable {
  private let implementation: Implementation
  private let context: OpaquePointer

  /// Nil when libcrypto refuses the algorithm.
  init?(_ algorithm: DigestAlgorithm) {
    guard let implementation = Implementation.of(algorithm),
      let context = unsafe EVP_MD_CTX_new()
    else { return nil }
    self.implementation = implementation
    unsafe self.context = context
  }

  deinit {
    // Safe: nobody else has the pointer.
    unsafe EVP_MD_CTX_free(context)
  }

  /// The digest of one part and what follows it; nil when libcrypto refuses.
  borrowing func digest(of first: [UInt8], _ second: [UInt8]) -> [UInt8]? {
    var count: UInt32 = 0
    var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    // Safe: the output has room for the longest digest there is, libcrypto reads only as many bytes of either part as
    // there are, and no pointer outlives its call.
    guard unsafe EVP_DigestInit_ex(context, implementation.pointer, nil) == 1,
      unsafe EVP_DigestUpdate(context, first, first.count) == 1,
      unsafe EVP_DigestUpdate(context, second, second.count) == 1,
      unsafe EVP_DigestFinal_ex(context, &output, &count) == 1
    else { return nil }
    output.removeLast(output.count - Int(count))
    return output
  }
}

/// libcrypto's code for one algorithm, looked up once: a look-up costs more than a short digest.
@safe private struct Implementation: @unchecked Sendable {
  /// Never freed and never written to, so that all threads may share it.
  let pointer: OpaquePointer

  private init?(_ algorithm: DigestAlgorithm) {
    guard let pointer = unsafe EVP_MD_fetch(nil, algorithm.rawValue, nil) else { return nil }
    unsafe self.pointer = pointer
  }

  private static let md5 = Implementation(.md5)
  private static let sha1 = Implementation(.sha1)
  private static let sha256 = Implementation(.sha256)
  private static let sha384 = Implementation(.sha384)
  private static let sha512 = Implementation(.sha512)

  static func of(_ algorithm: DigestAlgorithm) -> Implementation? {
    switch algorithm {
    case .md5: md5
    case .sha1: sha1
    case .sha256: sha256
    case .sha384: sha384
    case .sha512: sha512
    }
  }
}
