import Packets

/// One try to make keys of a station's answer: of every master key, with every number that its access point had drawn.
struct HandshakeAttempt {
  /// A master key, and the name of the network it is for; nil where that is unknown.
  struct Candidate {
    let master: [UInt8]
    let ssid: [UInt8]?
  }

  private let answer: EAPOLKeyFrame
  private let time: Int64
  private let authenticator: MACAddress
  private let supplicant: MACAddress
  private let cipher: WiFiCipher
  private let groupCipher: WiFiCipher?
  /// How the keys may have to be made.
  let suites: [WiFiKeyManagement]
  /// A station answers at once; the counters of every handshake begin alike, and what is older may be another's. In
  /// nanoseconds; a judgement.
  private static let answersWithin: Int64 = 2_000_000_000
  /// A key was tried with the very number that the station answered: only then can the MIC prove it wrong.
  private(set) var hasAnswered = false
  /// The keys, once they are found.
  private(set) var session: WiFiAssociation.Session?

  init(
    _ answer: WiFiAssociation.Answer, _ security: SecuritySelection?, authenticator: MACAddress,
    supplicant: MACAddress
  ) {
    self.answer = answer.message
    time = answer.time
    self.authenticator = authenticator
    self.supplicant = supplicant
    let usual: WiFiCipher = answer.message.information.descriptorVersion == 1 ? .tkip : .ccmp128
    cipher = security?.pairwiseCipher ?? usual
    groupCipher = security?.groupCipher
    if let suite = security?.keyManagement {
      suites = [suite]
    } else {
      suites = WiFiKeyManagement.guesses
    }
  }

  /// Whether a master key is the right one.
  mutating func succeeds(
    with candidate: Candidate, _ suite: WiFiKeyManagement,
    _ announcements: [WiFiAssociation.Announcement],
    transition: (HandshakeParties) -> FastTransition?
  ) -> Bool {
    for announcement in announcements {
      let parties = HandshakeParties(
        authenticator: authenticator, supplicant: supplicant,
        authenticatorNonce: announcement.nonce, supplicantNonce: answer.nonce)
      guard
        let transient = PairwiseTransientKey(
          master: candidate.master, suite, parties, temporalLength: cipher.keyLength,
          transition: transition(parties))
      else { continue }
      if announcement.counter == answer.replayCounter,
        (0...Self.answersWithin).contains(time &- announcement.time)
      {
        hasAnswered = true
      }
      guard transient.verifies(answer) else { continue }
      session = WiFiAssociation.Session(
        transient: transient, frameKey: FrameKey(cipher, transient.temporal, .pairwise),
        groupCipher: groupCipher)
      return true
    }
    return false
  }
}
