import Packets

/// What is known of a station in one cell.
public struct WiFiStation: Hashable, Sendable {
  public internal(set) var sent = WiFiDirection()
  public internal(set) var received = WiFiDirection()
  /// Of either direction, to and from this station alone.
  public var seal = WiFiSeal()
  /// Messages of its key handshakes that were heard.
  public var messages: Set<WiFiHandshakeStep.Message> = []
  /// What the keys given say of these.
  public internal(set) var proofs: Set<WiFiHandshakeStep.Proof> = []
  /// What it said its radio can do when it joined.
  public internal(set) var abilities: RadioAbilities?
  /// How its key is agreed upon, as it asked for when it joined.
  public internal(set) var keyManagement: Set<AKMSuite> = []
  /// Whether it was heard to authenticate by 802.1X.
  public var authenticatesByEAP = false
  /// Associations, and ends of them by reason.
  public internal(set) var associations = 0
  public internal(set) var reasons: [ReasonCode: Int] = [:]
  /// The first frame of its dealings with the cell.
  public internal(set) var evidence: Evidence?

  public init() {}

  /// Whether it is a client of the cell: it joined, agreed on keys, or exchanged data with it.
  public var isClient: Bool {
    associations > 0 || !messages.isEmpty || sent.frames + received.frames > 0
  }

  mutating func add(_ other: WiFiStation) {
    sent.add(other.sent)
    received.add(other.received)
    seal.add(other.seal)
    messages.formUnion(other.messages)
    proofs.formUnion(other.proofs)
    abilities = .most(abilities, other.abilities)
    keyManagement.formUnion(other.keyManagement)
    authenticatesByEAP = authenticatesByEAP || other.authenticatesByEAP
    associations += other.associations
    reasons.merge(other.reasons, uniquingKeysWith: +)
    evidence = .earliest(evidence, other.evidence)
  }
}

extension RadioAbilities {
  /// The most that either of two descriptions of one radio tells.
  static func most(_ left: Self?, _ right: Self?) -> Self? {
    guard let left, let right else { return left ?? right }
    var most = left
    most.format = max(left.format, right.format)
    most.receiveStreams = max(left.receiveStreams, right.receiveStreams)
    most.sendStreams = max(left.sendStreams, right.sendStreams)
    most.bandwidth = max(left.bandwidth, right.bandwidth)
    most.highestMCS = [left, right].filter { $0.format == most.format }
      .compactMap(\.highestMCS).max()
    return most
  }
}
