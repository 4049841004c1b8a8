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
    if let added = other.flaws.first { captureFlaws += added }
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

extension Flow {
  /// Whether all that was captured of a connection is the responder's RST: the SYN that it refuses was not. What refuses a
  /// SYN is numbered 0, since a SYN acknowledges nothing; any other RST ends what stood before (RFC 9293 §3.10.7.1).
  private var isOnlyRefused: Bool {
    originator.packets == 0 && tcp?.firstSequence == 0 && isOnlyReset
  }

  /// Whether all that was captured of the responder are RSTs.
  private var isOnlyReset: Bool {
    let upward = !originatorIsLow
    guard history.contains(.rst, upward: upward) else { return false }
    return [FlowHistory.Letter.syn, .synAck, .ack, .data, .fin].allSatisfy {
      !history.contains($0, upward: upward)
    }
  }

  /// Whether the originator asked for a TCP connection, or sent payload over it.
  private var wasTried: Bool {
    let upward = originatorIsLow
    return history.contains(.data, upward: upward)
      || (upward ? tcp?.low : tcp?.high)?.hasSYN == true
  }

  /// This flow as part of a contact; nil when all it did was to carry other packets.
  public var contact: (key: ContactKey, totals: ContactTotals)? {
    let client = originator
    let server = responder
    let carried = client.carrierPackets + server.carrierPackets
    guard carried < client.packets + server.packets else { return nil }
    let state = connectionState
    var totals = ContactTotals()
    totals.flows = 1
    let wasAnswered = tcp.map { _ in isAnswered } ?? (server.packets > 0)
    let wasRefused = state == .rej || tcp != nil && isOnlyRefused
    totals.answered = wasAnswered && !wasRefused ? 1 : 0
    totals.unanswered = tcp != nil && (wasRefused || !wasAnswered && wasTried) ? 1 : 0
    totals.refused = wasRefused ? 1 : 0
    totals.fromClient = client.tally
    totals.fromServer = server.tally
    var flaws = CaptureFlaws()
    flaws.clientCopies = Tally(packets: client.copies, bytes: client.copiedBytes)
    flaws.serverCopies = Tally(packets: server.copies, bytes: server.copiedBytes)
    if let tcp {
      totals.retransmissions = UInt32(
        clamping: tcp.low.retransmissions + tcp.high.retransmissions)
      flaws.missedFromClient = originatorIsLow ? tcp.low.missedBytes : tcp.high.missedBytes
      flaws.missedFromServer = originatorIsLow ? tcp.high.missedBytes : tcp.low.missedBytes
    }
    totals.captureFlaws = flaws
    let sides = capturedSides
    totals.bothSides = sides == .both ? 1 : 0
    totals.clientOnly = sides == (originatorIsLow ? .lowOnly : .highOnly) ? 1 : 0
    totals.serverOnly = sides == (originatorIsLow ? .highOnly : .lowOnly) ? 1 : 0
    totals.first = first
    totals.last = last
    totals.basis = initiator.basis
    totals.clientPort = key.kind == .tcp || key.kind == .udp ? originatorPort : 0
    totals.activeMinutes = allActiveMinutes
    totals.rhythm = compactRhythm(wasAnswered: wasAnswered && !wasRefused)
    totals.facts = facts
    if carriesDNS {
      totals.facts.add(
        FlowFact(.service, "dns"),
        FactTotals(count: 1, bytes: 0, evidence: Evidence(capture: Int(capture), frame: firstFrame))
      )
    }
    totals.evidence.insert(Evidence(capture: Int(capture), frame: firstFrame))
    let key = ContactKey(
      client: Party(mac: originatorMAC, address: originatorAddress),
      server: Party(mac: responderMAC, address: responderAddress), kind: key.kind,
      protocolNumber: key.protocolNumber,
      port: key.kind == .tcp || key.kind == .udp ? responderPort : originatorPort)
    return (key, totals)
  }

  /// Whether the responder of a TCP connection took part, seen or acknowledged.
  private var isAnswered: Bool {
    guard responder.packets == 0 || isOnlyReset else { return true }
    guard let tcp else { return false }
    let upward = originatorIsLow
    let sender = upward ? tcp.low : tcp.high
    let spoke = history.contains(.data, upward: upward) || history.contains(.ack, upward: upward)
    // Only the originator was captured: it goes on after its SYN only when it was answered.
    if sender.hasSYN { return spoke || history.contains(.fin, upward: upward) }
    if (upward ? tcp.high : tcp.low).missedBytes > 0 { return true }
    // Joined in the middle, it may speak to nobody any more: then it soon does nothing but repeat itself.
    guard sender.retransmissions > 0 else { return spoke }
    let latest = upward ? lowPayloadAt : highPayloadAt
    return latest != .min && latest &- first >= Self.longestTimeout
  }
}

extension FlowSide {
  /// Its packets less those that carried other packets, and less what was sent again over the air.
  var tally: Tally {
    Tally(
      packets: packets - carrierPackets - repetitions,
      bytes: bytes - carrierBytes - repeatedBytes)
  }
}
