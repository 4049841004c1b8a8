import Packets

/// Who asked whom for which service.
public struct ContactKey: Hashable, Comparable, TableKey {
  /// Who began.
  public let client: Party
  public let server: Party
  public let kind: DecodedPacket.Kind
  /// IANA protocol number.
  public let protocolNumber: UInt8
  /// The server's port; for ICMP the message type asked with; 0 for other protocols.
  public let port: UInt16

  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(client)
    mixer.add(server)
    mixer.add(UInt64(kind.rawValue) << 24 | UInt64(protocolNumber) << 16 | UInt64(port))
    return mixer.hash
  }

  public static func < (left: Self, right: Self) -> Bool {
    if left.client != right.client { return left.client < right.client }
    if left.server != right.server { return left.server < right.server }
    return (left.protocolNumber, left.port) < (right.protocolNumber, right.port)
  }
}

/// All flows of one client to one service of one address, added up.
public struct ContactTotals: Hashable, Sendable {
  public var flows: UInt32 = 0
  /// Flows in which both sides were heard, or the client acknowledged an answer.
  public var answered: UInt32 = 0
  /// TCP connections that were asked for in vain, refused ones included; and those over which payload was sent in vain. What
  /// is neither this nor answered is the end of a connection that the capture lacks.
  public var unanswered: UInt32 = 0
  /// TCP connections refused by a RST.
  public var refused: UInt32 = 0
  public var fromClient = Tally()
  public var fromServer = Tally()
  public var retransmissions: UInt32 = 0
  /// None or one: on the heap, so that contacts captured whole and once, the most, don't hold room for it.
  private var flaws: [CaptureFlaws] = []
  /// TCP connections of which both sides were captured; and those of which the client's was, or the server's, which
  /// proves that the other one spoke.
  public var bothSides: UInt32 = 0
  public var clientOnly: UInt32 = 0
  public var serverOnly: UInt32 = 0
  public var first: Int64 = .max
  public var last: Int64 = .min
  /// The best reason any of its flows gives for who began.
  public var basis = Initiator.Basis.none
  /// The first frames of its earliest flows.
  public var evidence = EvidenceList()
  /// What was understood of its flows.
  public var facts = FlowFacts()
  /// The minutes in which anything happened.
  public var activeMinutes = ActiveMinutes()
  /// The port that all its flows came from; 0 where there were several, or none.
  public var clientPort: UInt16 = 0
  /// When its connections began, how long they stood, and what was repeated over them.
  public var rhythm = CompactRhythm()

  public init() {}

  /// Packets that were captured more than once, and bytes that never were.
  public var captureFlaws: CaptureFlaws {
    get { flaws.first ?? CaptureFlaws() }
    set { flaws = newValue == CaptureFlaws() ? [] : [newValue] }
  }

  public mutating func merge(_ other: ContactTotals) {
    rhythm.merge(other.rhythm)
    clientPort = flows == 0 || clientPort == other.clientPort ? other.clientPort : 0
    activeMinutes.merge(other.activeMinutes)
    flows &+= other.flows
    answered &+= other.answered
    unanswered &+= other.unanswered
    refused &+= other.refused
    fromClient += other.fromClient
    fromServer += other.fromServer
    if let added = other.flaws.first { add(added) }
    retransmissions &+= other.retransmissions
    bothSides &+= other.bothSides
    clientOnly &+= other.clientOnly
    serverOnly &+= other.serverOnly
    first = min(first, other.first)
    last = max(last, other.last)
    basis = min(basis, other.basis)
    evidence.merge(other.evidence)
    facts.merge(other.facts)
  }
}

extension ContactTotals {
  /// Adds a flow that is over.
  mutating func add(_ flow: Flow) {
    let isLow = flow.originatorIsLow
    let isTCP = !flow.connection.isEmpty
    let wasHeardBack = flow.wasHeardBack
    let wasRefused = isTCP && (flow.connectionState == .rej || flow.isOnlyRefused)
    let wasAnswered = wasHeardBack && !wasRefused
    rhythm.add(flow, wasAnswered: wasAnswered)
    let port = flow.key.kind == .tcp || flow.key.kind == .udp ? flow.originatorPort : 0
    clientPort = flows == 0 || clientPort == port ? port : 0
    activeMinutes.merge(flow.allActiveMinutes)
    flows &+= 1
    answered &+= wasAnswered ? 1 : 0
    unanswered &+= isTCP && (wasRefused || !wasHeardBack && flow.wasTried) ? 1 : 0
    refused &+= wasRefused ? 1 : 0
    fromClient += flow.tally(low: isLow)
    fromServer += flow.tally(low: !isLow)
    add(
      CaptureFlaws(
        clientCopies: flow.copies(low: isLow), serverCopies: flow.copies(low: !isLow),
        missedFromClient: flow.missedBytes(low: isLow),
        missedFromServer: flow.missedBytes(low: !isLow)))
    if isTCP {
      retransmissions &+= UInt32(
        clamping: flow.connection[0].low.retransmissions + flow.connection[0].high.retransmissions)
    }
    let sides = flow.capturedSides
    bothSides &+= sides == .both ? 1 : 0
    clientOnly &+= sides == (isLow ? .lowOnly : .highOnly) ? 1 : 0
    serverOnly &+= sides == (isLow ? .highOnly : .lowOnly) ? 1 : 0
    first = min(first, flow.first)
    last = max(last, flow.last)
    basis = min(basis, flow.initiator.basis)
    let frame = Evidence(capture: Int(flow.capture), frame: flow.firstFrame)
    evidence.insert(frame)
    facts.merge(flow.facts)
    if flow.carriesDNS {
      facts.add(FlowFact(.service, "dns"), FactTotals(count: 1, bytes: 0, evidence: frame))
    }
  }

  private mutating func add(_ flaws: CaptureFlaws) {
    guard flaws != CaptureFlaws() else { return }
    captureFlaws += flaws
  }
}

extension Flow {
  /// Whether all that was captured of a connection is the responder's RST: the SYN that it refuses was not. What refuses a
  /// SYN is numbered 0, since a SYN acknowledges nothing; any other RST ends what stood before (RFC 9293 §3.10.7.1).
  fileprivate var isOnlyRefused: Bool {
    packets(low: originatorIsLow) == 0 && connection.first?.firstSequence == 0 && isOnlyReset
  }

  /// Whether all that was captured of the responder are RSTs.
  private var isOnlyReset: Bool {
    let upward = !originatorIsLow
    let history = history
    guard history.contains(.rst, upward: upward) else { return false }
    return [FlowHistory.Letter.syn, .synAck, .ack, .data, .fin].allSatisfy {
      !history.contains($0, upward: upward)
    }
  }

  /// Whether the originator asked for a TCP connection, or sent payload over it.
  fileprivate var wasTried: Bool {
    let upward = originatorIsLow
    return history.contains(.data, upward: upward) || hasSYN(low: upward)
  }

  /// Whether all it did was to carry other packets.
  var isCarrier: Bool {
    low.carrierPackets + high.carrierPackets >= low.packets + high.packets
  }

  /// What its contact is told apart by; nil when all it did was to carry other packets.
  public var contactKey: ContactKey? {
    guard !isCarrier else { return nil }
    return ContactKey(
      client: Party(mac: originatorMAC, address: originatorAddress),
      server: Party(mac: responderMAC, address: responderAddress), kind: key.kind,
      protocolNumber: key.protocolNumber,
      port: key.kind == .tcp || key.kind == .udp ? responderPort : originatorPort)
  }

  /// This flow as all there is of a contact; nil where it is part of none.
  public var contactTotals: ContactTotals? {
    guard contactKey != nil else { return nil }
    var totals = ContactTotals()
    totals.add(self)
    return totals
  }

  /// Whether the responder of a TCP connection took part, seen or acknowledged.
  fileprivate var isAnswered: Bool {
    let upward = originatorIsLow
    guard packets(low: !upward) == 0 || isOnlyReset else { return true }
    guard !connection.isEmpty else { return false }
    let history = connection[0].history
    let spoke = history.contains(.data, upward: upward) || history.contains(.ack, upward: upward)
    // Only the originator was captured: it goes on after its SYN only when it was answered.
    if hasSYN(low: upward) { return spoke || history.contains(.fin, upward: upward) }
    if missedBytes(low: !upward) > 0 { return true }
    // Joined in the middle, it may speak to nobody any more: then it soon does nothing but repeat itself.
    let repeated =
      upward ? connection[0].low.retransmissions : connection[0].high.retransmissions
    guard repeated > 0 else { return spoke }
    let latest = upward ? lowPayloadAt : highPayloadAt
    return latest != .min && latest &- first >= Self.longestTimeout
  }
}

// Of one side, without a copy of all that is known of it.
extension Flow {
  private func packets(low isLow: Bool) -> Int { isLow ? low.packets : high.packets }

  fileprivate func tally(low isLow: Bool) -> Tally { isLow ? low.tally : high.tally }

  fileprivate func copies(low isLow: Bool) -> Tally { isLow ? low.copyTally : high.copyTally }

  private func hasSYN(low isLow: Bool) -> Bool {
    !connection.isEmpty && (isLow ? connection[0].low.hasSYN : connection[0].high.hasSYN)
  }

  fileprivate func missedBytes(low isLow: Bool) -> Int {
    if connection.isEmpty { return 0 }
    return isLow ? connection[0].low.missedBytes : connection[0].high.missedBytes
  }

  fileprivate var wasHeardBack: Bool {
    connection.isEmpty ? packets(low: !originatorIsLow) > 0 : isAnswered
  }
}

extension FlowSide {
  /// Suspected copies of its packets.
  var copyTally: Tally { Tally(packets: copies, bytes: copiedBytes) }

  /// Its packets less those that carried other packets, and less what was sent again over the air.
  var tally: Tally {
    Tally(
      packets: packets - carrierPackets - repetitions,
      bytes: bytes - carrierBytes - repeatedBytes)
  }
}
