import Cryptography
import Packets

/// Key handshakes: from their messages to keys, each proved by a MIC.
extension WiFiDecryptor {
  /// Looks for a message of a handshake in the body of a data frame.
  func learn(
    data body: RawSpan, _ header: IEEE80211Header, at time: Int64
  ) -> WiFiHandshakeStep? {
    var reader = ByteReader(body)
    guard (try? reader.read(UInt32.self)) == 0xaaaa_0300, let rest = try? reader.read(UInt32.self)
    else { return nil }
    switch rest {
    case 0x0000_888e:
      guard let message = try? EAPOLKeyFrame(parsing: reader.readRest()) else { return nil }
      return take(message, header, at: time)
    case 0x0000_890d:
      learn(tunnelled: reader.readRest())
      return nil
    default: return nil
    }
  }

  private func take(
    _ message: EAPOLKeyFrame, _ header: IEEE80211Header, at time: Int64
  ) -> WiFiHandshakeStep? {
    guard let number = message.message, !header.receiver.isGroup else { return nil }
    let fromAuthenticator = message.information.contains(.ack)
    let authenticator = fromAuthenticator ? header.transmitter : header.receiver
    let supplicant = fromAuthenticator ? header.receiver : header.transmitter
    let association = association(authenticator, supplicant)
    let proof: WiFiHandshakeStep.Proof
    switch number {
    case .first:
      association.announce(message.nonce, counter: message.replayCounter, at: time)
      proof = proofOfIdentifier(in: message, authenticator, supplicant, association)
      retry(association, authenticator, supplicant, newestOnly: true)
    case .second:
      let answer = WiFiAssociation.Answer(message: message, time: time)
      association.answer(answer)
      proof = derive(
        from: answer, association.announcements, association, authenticator, supplicant)
      association.proof = proof
    case .third:
      association.announce(message.nonce, counter: message.replayCounter &- 1, at: time)
      if session(of: message, association) == nil {
        retry(association, authenticator, supplicant, newestOnly: true)
      }
      proof = readKeys(of: message, association, authenticator)
    case .fourth:
      if session(of: message, association) == nil, message.hasNonce {
        let answer = WiFiAssociation.Answer(message: message, time: time)
        association.answer(answer)
        if derive(
          from: answer, association.announcements, association, authenticator, supplicant)
          == .rightKey
        {
          association.proof = .rightKey
          readHandouts(association, authenticator)
        }
      }
      proof = session(of: message, association) == nil ? .none : .rightKey
    case .groupFirst: proof = readKeys(of: message, association, authenticator)
    case .groupSecond: proof = session(of: message, association) == nil ? .none : .rightKey
    }
    return WiFiHandshakeStep(number, bssid: authenticator, station: supplicant, proof: proof)
  }

  /// Tries the answers that wait once more, for something has become known.
  /// - Parameter newestOnly: with the number that the access point drew last: those before it were tried.
  private func retry(
    _ association: WiFiAssociation, _ authenticator: MACAddress, _ supplicant: MACAddress,
    newestOnly: Bool = false
  ) {
    guard association.proof != .rightKey || association.sessions.isEmpty else { return }
    let announcements =
      newestOnly
      ? Array(association.announcements.prefix(1)) : association.announcements
    for answer in association.answers {
      let proof = derive(from: answer, announcements, association, authenticator, supplicant)
      if proof != .none { association.proof = proof }
      guard proof == .rightKey else { continue }
      readHandouts(association, authenticator)
      return
    }
  }

  /// Reads the messages that handed out keys before they could be read.
  private func readHandouts(_ association: WiFiAssociation, _ authenticator: MACAddress) {
    for message in association.takeHandouts() {
      _ = readKeys(of: message, association, authenticator)
    }
  }

  /// The same for the stations that wait for the name of a network, which has become known.
  func retryHandshakes(of bssid: MACAddress) {
    for supplicant in network(bssid).waiting {
      if let association = knownAssociation(bssid, supplicant) {
        retry(association, bssid, supplicant)
      }
    }
  }

  /// Makes keys of a station's answer and the numbers its access point had drawn, until the MIC verifies.
  private func derive(
    from answer: WiFiAssociation.Answer, _ announcements: [WiFiAssociation.Announcement],
    _ association: WiFiAssociation, _ authenticator: MACAddress, _ supplicant: MACAddress
  ) -> WiFiHandshakeStep.Proof {
    let network = network(authenticator)
    guard association.attemptsLeft > 0 else {
      untriedAnswers += 1
      return .none
    }
    association.attemptsLeft -= 1
    let elements = WiFiElements(answer.message.keyData.rawSpan)
    let security = elements.security ?? association.security ?? network.security
    learn(roaming: elements, association)
    var attempt = HandshakeAttempt(
      answer, security, authenticator: authenticator, supplicant: supplicant)
    for suite in attempt.suites {
      for candidate in candidates(suite, network) {
        guard
          attempt.succeeds(
            with: candidate, suite, announcements,
            transition: {
              self.transition(candidate.ssid, association, $0)
            })
        else { continue }
        if let session = attempt.session { association.install(session) }
        network.isProven = true
        network.provenName = candidate.ssid ?? network.provenName
        association.attemptsLeft = WiFiAssociation.attemptBound
        return .rightKey
      }
    }
    if network.names.isEmpty { network.wait(supplicant) }
    return attempt.hasAnswered ? .wrongKey : missingKey(security, network)
  }

  /// What is missing where no key could be tried.
  private func missingKey(
    _ security: SecuritySelection?, _ network: WiFiNetwork
  ) -> WiFiHandshakeStep.Proof {
    if ring.isEmpty || ring.hasMasterKeys { return .none }
    if let suite = security?.keyManagement, !suite.takesPassphrase { return .masterKeyNeeded }
    return network.names.isEmpty && ring.hasPassphraseForAny ? .networkNameUnknown : .none
  }

  /// The master keys that a network might have, with the name that each was made of or goes with.
  private func candidates(
    _ suite: WiFiKeyManagement, _ network: WiFiNetwork
  ) -> [HandshakeAttempt.Candidate] {
    guard !network.names.isEmpty else {
      return ring.masterKeys(ssid: nil, suite).map { .init(master: $0, ssid: nil) }
    }
    return network.names.flatMap { name in
      ring.masterKeys(ssid: name, suite).map { .init(master: $0, ssid: name) }
    }
  }

  /// The keys whose owner made the MIC of a message.
  private func session(
    of message: EAPOLKeyFrame, _ association: WiFiAssociation
  ) -> WiFiAssociation.Session? {
    association.sessions.first { $0.transient.verifies(message) }
  }

  /// Takes the group's key out of a message.
  private func readKeys(
    of message: EAPOLKeyFrame, _ association: WiFiAssociation, _ authenticator: MACAddress
  ) -> WiFiHandshakeStep.Proof {
    guard let session = session(of: message, association) else {
      association.handOut(message)
      return .none
    }
    guard let data = session.transient.keyData(of: message) else { return .rightKey }
    let network = network(authenticator)
    let cipher = session.groupCipher ?? network.security?.groupCipher
    if message.isWPA {
      if message.message == .groupFirst { network.learn(groupKey: data, cipher) }
      return .rightKey
    }
    for value in WiFiElements(data.rawSpan).vendors(0x00_0fac, type: 1) where value.count > 2 {
      network.learn(groupKey: Array(value[2...]), cipher)
    }
    return .rightKey
  }

  /// Whether the identifier of the master key (PMKID), which the first message may have, is that of a key given
  /// (IEEE 802.11-2020 §12.7.1.3).
  private func proofOfIdentifier(
    in message: EAPOLKeyFrame, _ authenticator: MACAddress, _ supplicant: MACAddress,
    _ association: WiFiAssociation
  ) -> WiFiHandshakeStep.Proof {
    let network = network(authenticator)
    guard
      let identifier = WiFiElements(message.keyData.rawSpan).vendor(0x00_0fac, type: 4),
      identifier.count == 16
    else { return .none }
    let text = Array("PMK Name".utf8) + authenticator.octets + supplicant.octets
    let suite =
      association.security?.keyManagement ?? network.security?.keyManagement ?? .psk
    for candidate in candidates(suite, network) {
      let digest = suite.digest(masterKeyLength: candidate.master.count)
      let made = HMAC.digest(of: text, key: candidate.master, digest)
      if made?.prefix(16) == identifier[...] { return .rightKey }
    }
    return .none
  }
}
