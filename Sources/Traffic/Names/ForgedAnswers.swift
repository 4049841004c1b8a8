import Packets

/// Answers of DNS that came from another station than the one that was asked, under its address.
///
/// Two routers that share an address, or one with several adapters, do so too: what ``Summary/provenForgeries`` leaves is
/// forged.
public struct ForgedAnswers: Sendable {
  public struct Key: Hashable, Comparable, TableKey {
    /// The address that was asked, and the MAC that the question was sent to.
    public let asked: Party
    /// The MAC that the answer came from.
    public let sender: MACAddress

    /// The sender under the address that was asked.
    var disguise: Party { Party(mac: sender, address: asked.address) }

    public static func < (left: Self, right: Self) -> Bool {
      (left.asked, left.sender) < (right.asked, right.sender)
    }

    public func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      mixer.add(asked)
      mixer.add(sender.rawValue)
      return mixer.hash
    }
  }

  public struct Totals: Hashable, Sendable {
    public var answers = 0
    /// Each answer's frame, and that of a question before it.
    public var evidence = EvidenceList()

    mutating func merge(_ other: Totals) {
      answers += other.answers
      evidence.merge(other.evidence)
    }
  }

  /// Far more than the stations of a home that could stand in for each other.
  public static let bound = 1024

  public private(set) var byKey = BoundedTable<Key, Totals>(bound: bound)

  public init() {}

  /// Takes an answer, if it came from another MAC than its question went to.
  ///
  /// - Parameter question: the first frame of whoever asked.
  mutating func note(_ answer: DecodedPacket, askedAt mac: MACAddress, question: Evidence) {
    guard !mac.isNone, !answer.sourceMAC.isNone, mac != answer.sourceMAC,
      answer.source.isPrivate, !answer.flags.contains(.routedThroughTunnel)
    else { return }
    var totals = Totals()
    totals.answers = 1
    totals.evidence.insert(question)
    totals.evidence.insert(Evidence(answer))
    let key = Key(asked: Party(mac: mac, address: answer.source), sender: answer.sourceMAC)
    byKey.add(key, totals) { $0.merge($1) }
  }

  mutating func merge(_ other: ForgedAnswers) { byKey.merge(other.byKey) { $0.merge($1) } }
}

extension Summary {
  /// The answers that nothing but a forgery explains, in order.
  ///
  /// Definition: the station that was asked sends from that address itself; the one that answered instead sent nothing from
  /// there but such answers, never claimed the address (ARP, Neighbor Discovery, DHCP), and is no other adapter of the one
  /// that was asked (``MACAddress/isAdapter(besides:)``). A router's second adapter, or its stand-in, sends more than that.
  public var provenForgeries: [(key: ForgedAnswers.Key, totals: ForgedAnswers.Totals)] {
    forgedAnswers.byKey.indices.compactMap { place in
      let (key, totals) = (forgedAnswers.byKey.keys[place], forgedAnswers.byKey.values[place])
      let own = parties[key.asked]?.sent.packets ?? 0
      let disguised = parties[key.disguise]?.sent.packets ?? 0
      guard own > 0, disguised <= totals.answers, claims.addresses[key.disguise] == nil,
        !key.asked.mac.isAdapter(besides: key.sender)
      else { return nil }
      return (key, totals)
    }.sorted { $0.key < $1.key }
  }
}
