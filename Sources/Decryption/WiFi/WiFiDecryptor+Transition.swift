import Cryptography
import Packets

/// Fast BSS transition: a station that roams makes its keys while it authenticates (IEEE 802.11-2020 §13.5).
extension WiFiDecryptor {
  /// The element of fast BSS transition among others, whose MIC is as long as the suite says.
  func transitionElement(
    _ elements: WiFiElements, _ association: WiFiAssociation
  ) -> TransitionElement? {
    guard let value = elements[WiFiElements.fastTransition] else { return nil }
    let suite = elements.security?.keyManagement ?? association.security?.keyManagement
    let isLong = suite == .ftIEEE8021XSHA384 || suite == .ftPSKSHA384
    return TransitionElement(value, micLength: isLong ? 24 : 16)
  }

  /// Takes what keys of a roaming domain are made of.
  func learn(roaming elements: WiFiElements, _ association: WiFiAssociation) {
    if let domain = elements[WiFiElements.mobilityDomain] { association.mobilityDomain = domain }
    if let element = transitionElement(elements, association) { association.transition = element }
  }

  /// Takes both nonces from the access point's answer, and makes keys with every master key: which is right shows when
  /// it opens a frame, or unwraps the group's key.
  func learn(transition elements: WiFiElements, _ header: IEEE80211Header) {
    guard header.transmitter == header.address3, let security = elements.security,
      let suite = security.keyManagement, suite.isFastTransition
    else { return }
    let association = association(header.transmitter, header.receiver)
    association.security = security
    association.mobilityDomain =
      elements[WiFiElements.mobilityDomain] ?? association.mobilityDomain
    guard let element = transitionElement(elements, association) else { return }
    association.transition = element
    let parties = HandshakeParties(
      authenticator: header.transmitter, supplicant: header.receiver,
      authenticatorNonce: element.authenticatorNonce, supplicantNonce: element.supplicantNonce)
    for name in knownNetwork(header.transmitter)?.names ?? [] {
      for master in ring.masterKeys(ssid: name, suite) {
        install(
          PairwiseTransientKey(
            master: master, suite, parties,
            temporalLength: security.pairwiseCipher?.keyLength ?? 16,
            transition: transition(name, association, parties)),
          security, association)
      }
    }
  }

  func transition(
    _ name: [UInt8]?, _ association: WiFiAssociation, _ parties: HandshakeParties
  ) -> FastTransition? {
    let domain =
      association.mobilityDomain ?? knownNetwork(parties.authenticator)?.mobilityDomain
    return FastTransition(
      ssid: name, mobilityDomain: domain.map { Array($0.prefix(2)) },
      firstHolder: association.transition?.firstHolder,
      secondHolder: association.transition?.secondHolder ?? parties.authenticator.octets)
  }

  func install(
    _ transient: PairwiseTransientKey?, _ security: SecuritySelection,
    _ association: WiFiAssociation
  ) {
    guard let transient else { return }
    association.install(
      WiFiAssociation.Session(
        transient: transient,
        frameKey: security.pairwiseCipher.flatMap {
          FrameKey($0, transient.temporal, .pairwise)
        },
        groupCipher: security.groupCipher))
  }

  func learn(
    groupKey: TransitionElement.WrappedKey, _ session: WiFiAssociation.Session,
    _ network: WiFiNetwork
  ) {
    guard
      let key = AESKeyWrap.unwrap(groupKey.wrapped, key: session.transient.encryption),
      groupKey.length > 0, groupKey.length <= key.count
    else { return }
    network.learn(groupKey: Array(key.prefix(groupKey.length)), session.groupCipher)
    network.isProven = true
  }
}
