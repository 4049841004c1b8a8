import Cryptography
import Packets

/// A key that encrypts frames, ready to open them.
final class FrameKey {
  /// Most senders whose last packet number is remembered, each by traffic identifier.
  static let counterBound = 1024

  let cipher: WiFiCipher
  let kind: WiFiProtection.KeyKind
  let bytes: [UInt8]
  private let aead: AuthenticatedCipher?
  private let mixing: TKIPKeyMixing?
  /// The highest packet number of each sender and traffic identifier.
  private var lastNumbers: [UInt64: UInt64] = [:]

  /// Nil where the bytes are too few for the cipher.
  init?(_ cipher: WiFiCipher, _ bytes: [UInt8], _ kind: WiFiProtection.KeyKind) {
    self.cipher = cipher
    self.kind = kind
    guard cipher == .wep ? !bytes.isEmpty : bytes.count >= cipher.keyLength else { return nil }
    self.bytes = bytes
    let key = Array(bytes.prefix(cipher.keyLength))
    switch cipher {
    case .wep: (aead, mixing) = (nil, nil)
    case .tkip: (aead, mixing) = (nil, TKIPKeyMixing(key: key))
    case .ccmp128, .ccmp256:
      let tagLength = cipher == .ccmp128 ? 8 : 16
      aead = AuthenticatedCipher(.ccm, key: key, nonceLength: 13, tagLength: tagLength)
      mixing = nil
      if aead == nil { return nil }
    case .gcmp128, .gcmp256:
      aead = AuthenticatedCipher(.gcm, key: key, nonceLength: 12, tagLength: 16)
      mixing = nil
      if aead == nil { return nil }
    }
  }

  /// The frame body in the clear, without its MIC and ICV; nil where these don't verify. What is only a fragment under
  /// TKIP keeps the MIC, which covers the whole.
  func open(
    _ body: RawSpan, _ protected: ProtectedBody, _ header: IEEE80211Header,
    _ authentication: inout FrameAuthentication
  ) -> [UInt8]? {
    guard protected.isExtended == (cipher != .wep) else { return nil }
    var reader = ByteReader(body)
    guard (try? reader.skip(protected.length)) != nil else { return nil }
    let sealed = reader.readRest()
    switch cipher {
    case .wep: return Self.open(sealed, key: protected.wepVector + bytes)
    case .tkip: return openTKIP(sealed, protected, header)
    case .ccmp128, .ccmp256, .gcmp128, .gcmp256:
      let hasFlags = cipher == .ccmp128 || cipher == .ccmp256
      authentication.setNonce(header, number: protected.packetNumber, hasFlags: hasFlags)
      authentication.setHeader(header, keepsAggregateBit: false)
      if let plain = aead?.open(
        sealed, nonce: authentication.nonce, header: authentication.header)
      {
        return plain
      }
      guard header.hasAggregate else { return nil }
      authentication.setHeader(header, keepsAggregateBit: true)
      return aead?.open(sealed, nonce: authentication.nonce, header: authentication.header)
    }
  }

  /// RC4 and, behind it, the ICV.
  private static func open(_ sealed: RawSpan, key: [UInt8]) -> [UInt8]? {
    guard sealed.byteCount >= 4, var cipher = RC4(key: key) else { return nil }
    var plain = [UInt8](copying: sealed)
    cipher.apply(to: &plain)
    let end = plain.count - 4
    let icv = (0..<4).reduce(UInt32(0)) { $0 | UInt32(plain[end + $1]) << UInt32($1 * 8) }
    guard CRC32.checksum(of: plain[..<end]) == icv else { return nil }
    plain.removeLast(4)
    return plain
  }

  private func openTKIP(
    _ sealed: RawSpan, _ protected: ProtectedBody, _ header: IEEE80211Header
  ) -> [UInt8]? {
    guard
      let key = mixing?.frameKey(
        transmitter: header.transmitter, number: protected.tkipNumber),
      let plain = Self.open(sealed, key: key)
    else { return nil }
    return header.isFragment ? plain : withoutMIC(plain, header)
  }

  /// What TKIP's MIC covers, without it; nil where it doesn't verify.
  func withoutMIC(_ body: [UInt8], _ header: IEEE80211Header) -> [UInt8]? {
    guard body.count >= Michael.length, bytes.count >= 32 else { return nil }
    let data = Array(body.dropLast(Michael.length))
    let message =
      header.destination.octets + header.source.octets + [header.trafficIdentifier, 0, 0, 0] + data
    // The access point's frames have the first key, its stations' the second.
    let first = header.fromDS
    let key = first ? bytes[16..<24] : bytes[24..<32]
    let mic = Array(body.suffix(Michael.length))
    if Michael.mic(of: message, key: key) == mic { return data }
    let other = first ? bytes[24..<32] : bytes[16..<24]
    return Michael.mic(of: message, key: other) == mic ? data : nil
  }

  /// Whether a frame that this key opened has a number that its sender had used before, without being a retry.
  func isReplay(_ protected: ProtectedBody, _ header: IEEE80211Header) -> Bool {
    guard cipher != .wep else { return false }
    let number = cipher == .tkip ? protected.tkipNumber : protected.packetNumber
    let counter =
      header.transmitter.rawValue << 8 | UInt64(header.trafficIdentifier)
      | (header.type == .management ? 0x10 : 0)
    guard let last = lastNumbers[counter] else {
      if lastNumbers.count < Self.counterBound { lastNumbers[counter] = number }
      return false
    }
    if number > last { lastNumbers[counter] = number }
    return number <= last && !header.isRetry
  }
}
