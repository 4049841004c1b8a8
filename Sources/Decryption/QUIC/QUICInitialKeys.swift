import Cryptography
import Packets

/// The keys of both ends' Initial packets, derived from the first Destination Connection ID that the client chose, or,
/// after a Retry, from the one that the server gave it (RFC 9001 §5.2).
public struct QUICInitialKeys: Hashable, Sendable {
  public let protection: QUICProtection
  public let client: QUICPacketKeys
  private let secret: [UInt8]

  /// Nil only when libcrypto refuses SHA-256.
  public init?(destination: QUICConnectionID, _ protection: QUICProtection) {
    guard let secret = HKDF.extract(salt: protection.salt, from: destination.bytes),
      let client = QUICPacketKeys("client in", of: secret, protection)
    else { return nil }
    self.protection = protection
    self.client = client
    self.secret = secret
  }

  /// Derived when asked for: many attempts end with the client's packet, and many captures hold one side.
  public var server: QUICPacketKeys? { QUICPacketKeys("server in", of: secret, protection) }
}

/// The keys of one end's Initial packets (RFC 9001 §5.1): AES-128 in GCM for what they carry, and AES-128 for the parts of
/// their headers that are hidden.
public struct QUICPacketKeys: Hashable, Sendable {
  let packetKey: AES128
  let initializationVector: [UInt8]
  let headerKey: AES128

  init?(_ label: String, of initialSecret: [UInt8], _ protection: QUICProtection) {
    let prefix = protection.labelPrefix
    guard let secret = HKDF.expandLabel(label, count: 32, of: initialSecret),
      let key = HKDF.expandLabel(prefix + " key", count: AES128.blockLength, of: secret),
      let vector = HKDF.expandLabel(prefix + " iv", count: AES128.nonceLength, of: secret),
      let headerKey = HKDF.expandLabel(prefix + " hp", count: AES128.blockLength, of: secret),
      let packetCipher = AES128(key: key), let headerCipher = AES128(key: headerKey)
    else { return nil }
    packetKey = packetCipher
    initializationVector = vector
    self.headerKey = headerCipher
  }
}
