import Packets

/// What is known of two stations' handshakes: a station's with its access point, mostly.
final class WiFiAssociation {
  /// Most of each that is kept: retries and a handshake or two that came to nothing.
  static let bound = 4

  /// Most keys that are kept: who roams has one for each master key given, until one of them opens a frame.
  static let sessionBound = 16

  /// What the authenticator drew for a handshake.
  struct Announcement: Equatable {
    let nonce: [UInt8]
    /// The replay counter of the message that answers it.
    let counter: UInt64
    /// When it was heard, in nanoseconds since 1970.
    let time: Int64

    static func == (left: Self, right: Self) -> Bool {
      left.nonce == right.nonce && left.counter == right.counter
    }
  }

  /// What a station answered, and when, in nanoseconds since 1970.
  struct Answer: Equatable {
    let message: EAPOLKeyFrame
    let time: Int64
  }

  /// Keys that were agreed on.
  struct Session {
    let transient: PairwiseTransientKey
    let frameKey: FrameKey?
    let groupCipher: WiFiCipher?
  }

  /// The station's own choice, from its association.
  var security: SecuritySelection?
  var mobilityDomain: [UInt8]?
  var transition: TransitionElement?
  /// The newest first, as are the others.
  private(set) var announcements: [Announcement] = []
  private(set) var answers: [Answer] = []
  /// Messages of the authenticator that hand out keys, which could not be read yet.
  private(set) var handouts: [EAPOLKeyFrame] = []
  private(set) var sessions: [Session] = []
  private(set) var hasMessages = false
  /// What the last handshake proved.
  var proof = WiFiHandshakeStep.Proof.none
  /// How often keys may still be made of an answer in vain: far more than a station ever needs.
  var attemptsLeft = attemptBound
  static let attemptBound = 256

  func announce(_ nonce: [UInt8], counter: UInt64, at time: Int64) {
    hasMessages = true
    Self.remember(Announcement(nonce: nonce, counter: counter, time: time), in: &announcements)
  }

  func answer(_ answer: Answer) {
    hasMessages = true
    Self.remember(answer, in: &answers)
  }

  func handOut(_ message: EAPOLKeyFrame) {
    Self.remember(message, in: &handouts)
  }

  func takeHandouts() -> [EAPOLKeyFrame] {
    defer { handouts.removeAll() }
    return handouts
  }

  func install(_ session: Session) {
    if let known = sessions.firstIndex(where: { $0.transient == session.transient }) {
      sessions.insert(sessions.remove(at: known), at: 0)
      return
    }
    sessions.insert(session, at: 0)
    if sessions.count > Self.sessionBound { sessions.removeLast() }
  }

  private static func remember<Value: Equatable>(_ value: Value, in list: inout [Value]) {
    list.removeAll { $0 == value }
    list.insert(value, at: 0)
    if list.count > bound { list.removeLast() }
  }
}
