import Cryptography
import Packets

/// What two stations agreed on in a handshake: the keys that prove and encrypt further messages of it, and the one that
/// encrypts frames (PTK; IEEE 802.11-2020 §12.7.1.3).
struct PairwiseTransientKey: Hashable {
  /// KCK: makes the MICs of the handshake.
  let confirmation: [UInt8]
  /// KEK: wraps what is sent along.
  let encryption: [UInt8]
  let temporal: [UInt8]
  /// How MICs of descriptor version 0 are made.
  let micAlgorithm: EAPOLMICAlgorithm

  /// - Parameters:
  ///   - temporalLength: bytes of the temporal key, 16 or 32.
  ///   - transition: what fast BSS transition needs; nil without it.
  init?(
    master: [UInt8], _ suite: WiFiKeyManagement, _ parties: HandshakeParties, temporalLength: Int,
    transition: FastTransition? = nil
  ) {
    let digest = suite.digest(masterKeyLength: master.count)
    let lengths = suite.keyLengths(masterKeyLength: master.count)
    let count = lengths.confirmation + lengths.encryption + temporalLength
    let bytes: [UInt8]?
    if suite.isFastTransition {
      bytes = transition?.pairwiseKey(master: master, digest, parties, count: count)
    } else {
      bytes = WiFiKeyDerivation.derive(
        digest, key: master, label: "Pairwise key expansion", context: parties.sorted,
        count: count)
    }
    guard let bytes else { return nil }
    confirmation = Array(bytes[..<lengths.confirmation])
    encryption = Array(bytes[lengths.confirmation..<(count - temporalLength)])
    temporal = Array(bytes[(count - temporalLength)...])
    micAlgorithm = suite.micAlgorithm(masterKeyLength: master.count)
  }

  /// Whether the MIC of a message was made with this key.
  func verifies(_ message: EAPOLKeyFrame) -> Bool {
    let algorithm: EAPOLMICAlgorithm =
      switch message.information.descriptorVersion {
      case 1: .hmac(.md5)
      case 2: .hmac(.sha1)
      case 3: .cmac
      default: micAlgorithm
      }
    guard let mic = algorithm.mic(of: message.authenticated, key: confirmation),
      mic.count >= message.mic.count
    else { return false }
    return Array(mic.prefix(message.mic.count)) == message.mic
  }

  /// The key data of a message in the clear; nil where they were wrapped with another key.
  func keyData(of message: EAPOLKeyFrame) -> [UInt8]? {
    guard message.information.contains(.encryptedKeyData) || message.isWPA else {
      return message.keyData
    }
    guard message.information.descriptorVersion == 1 else {
      return AESKeyWrap.unwrap(message.keyData, key: encryption)
    }
    // The first 256 bytes of the key stream are not used (IEEE 802.11-2020 §12.7.2).
    guard var cipher = RC4(key: message.initializationVector + encryption) else { return nil }
    for _ in 0..<256 { _ = cipher.next() }
    var data = message.keyData
    cipher.apply(to: &data)
    return data
  }
}

/// Who takes part in a handshake, and the numbers they drew for it.
struct HandshakeParties: Hashable {
  let authenticator: MACAddress
  let supplicant: MACAddress
  /// 32 bytes each.
  let authenticatorNonce: [UInt8]
  let supplicantNonce: [UInt8]

  /// Both addresses and both nonces, the lower first.
  var sorted: [UInt8] {
    let addresses = [authenticator.octets, supplicant.octets].sorted {
      $0.lexicographicallyPrecedes($1)
    }
    let nonces = [authenticatorNonce, supplicantNonce].sorted { $0.lexicographicallyPrecedes($1) }
    return addresses[0] + addresses[1] + nonces[0] + nonces[1]
  }
}
