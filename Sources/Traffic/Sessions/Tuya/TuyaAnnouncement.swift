import Cryptography
import Packets

/// What a device that announces itself says, opened with the key that is the same for all of them and published:
/// the MD5 digest of a word in Tuya's own apps (tinytuya, `udpkey`).
enum TuyaAnnouncement {
  private static let cipher = DigestAlgorithm.md5.digest(of: Array("yGAdlopoPVldABfn".utf8))
    .flatMap { AES128(key: $0) }

  /// The bytes of a frame's head that its tag authenticates too, since version 3.5: all but the prefix.
  private static let authenticatedHead = 4..<18
  private static let returnCodeLength = 4
  private static let checksumLength = 4

  /// The JSON in a frame; nil where it is none, or sealed with another key.
  static func json(of frame: TuyaFrame, in bytes: RawSpan) -> JSONValue? {
    if let json = frame.json { return json }
    guard let cipher, frame.body.upperBound <= bytes.byteCount else { return nil }
    let body = [UInt8](copying: bytes.extracting(frame.body))
    let head = [UInt8](copying: bytes.extracting(0..<min(bytes.byteCount, frame.body.lowerBound)))
    let plain = frame.isSealed ? open(body, head, cipher) : decrypt(body, cipher)
    guard let plain, let start = plain.prefix(returnCodeLength + 1).firstIndex(of: 0x7b) else {
      return nil
    }
    let text = Array(plain[start...])
    return try? JSONValue.prefix(of: text.rawSpan).value
  }

  /// Version 3.2 to 3.4: AES in blocks, between the return code and the checksum.
  private static func decrypt(_ body: [UInt8], _ cipher: AES128) -> [UInt8]? {
    let blocks = body.dropLast(checksumLength)
    return cipher.decrypt(blocks: Array(blocks.dropFirst(returnCodeLength)))
      ?? cipher.decrypt(blocks: Array(blocks))
  }

  /// Version 3.5: a nonce, then what GCM sealed.
  private static func open(_ body: [UInt8], _ head: [UInt8], _ cipher: AES128) -> [UInt8]? {
    guard head.count >= authenticatedHead.upperBound else { return nil }
    return cipher.open(
      body.rawSpan.extracting(droppingFirst: AES128.nonceLength),
      nonce: Array(body.prefix(AES128.nonceLength)), header: Array(head[authenticatedHead]))
  }
}
