import Cryptography
import Packets

/// What keys of a roaming domain are made of, beside the master key (fast BSS transition; IEEE 802.11-2020 §12.7.1.6).
struct FastTransition: Hashable {
  let ssid: [UInt8]
  /// Two bytes.
  let mobilityDomain: [UInt8]
  /// R0KH-ID: who holds the first key; 1 to 48 bytes.
  let firstHolder: [UInt8]
  /// R1KH-ID: who holds the second; six bytes.
  let secondHolder: [UInt8]

  init?(ssid: [UInt8]?, mobilityDomain: [UInt8]?, firstHolder: [UInt8]?, secondHolder: [UInt8]?) {
    guard let ssid, let mobilityDomain, let firstHolder, let secondHolder, ssid.count <= 32,
      (1...48).contains(firstHolder.count), secondHolder.count == 6
    else { return nil }
    self.ssid = ssid
    self.mobilityDomain = mobilityDomain
    self.firstHolder = firstHolder
    self.secondHolder = secondHolder
  }

  /// PMK-R0, then PMK-R1, then the pairwise transient key (§12.7.1.6.3 to §12.7.1.6.5).
  func pairwiseKey(
    master: [UInt8], _ digest: DigestAlgorithm, _ parties: HandshakeParties, count: Int
  ) -> [UInt8]? {
    let supplicant = parties.supplicant.octets
    let length = digest == .sha384 ? 48 : digest == .sha512 ? 64 : 32
    let domain =
      [UInt8(ssid.count)] + ssid + mobilityDomain + [UInt8(firstHolder.count)] + firstHolder
      + supplicant
    guard
      let first = WiFiKeyDerivation.derive(
        digest, key: master, label: "FT-R0", context: domain, count: length + 16),
      let second = WiFiKeyDerivation.derive(
        digest, key: Array(first.prefix(length)), label: "FT-R1",
        context: secondHolder + supplicant, count: length)
    else { return nil }
    return WiFiKeyDerivation.derive(
      digest, key: second, label: "FT-PTK",
      context: parties.supplicantNonce + parties.authenticatorNonce + parties.authenticator.octets
        + supplicant,
      count: count)
  }
}
