/// A way to make a short digest of many bytes, by OpenSSL's libcrypto.
public enum DigestAlgorithm: String, Sendable, CaseIterable {
  /// 16 bytes (RFC 1321): JA3.
  case md5 = "MD5"
  /// 20 bytes (RFC 3174): community_id.
  case sha1 = "SHA1"
  /// 32 bytes (RFC 6234): JA4, certificate fingerprints.
  case sha256 = "SHA256"
  /// 48 bytes (RFC 6234): keys of WPA3's 192-bit mode.
  case sha384 = "SHA384"
  /// 64 bytes (RFC 6234): keys of WPA3 with the group of 521 bits.
  case sha512 = "SHA512"

  /// Bytes that are digested at a time.
  var blockLength: Int {
    switch self {
    case .md5, .sha1, .sha256: 64
    case .sha384, .sha512: 128
    }
  }

  /// The digest of `message`; nil when libcrypto refuses the algorithm (MD5 in FIPS mode).
  public func digest(of message: [UInt8]) -> [UInt8]? {
    DigestContext(self)?.digest(of: message, [])
  }
}
