import Packets

/// All that a part of a capture has to say: what parts are merged in, and the only thing a report is made from.
///
/// Integers add up and bounded lists choose by value, so that merging parts in whatever order gives
/// the same, as long as no bound was reached; ``limits`` tells when one was.
public struct Summary: Sendable {
  /// Dealings by client and service, of the flows that have left.
  public private(set) var contacts: [ContactKey: ContactTotals] = [:]
  public private(set) var parties: [Party: PartyTotals] = [:]
  public private(set) var passiveDNS = PassiveDNS()
  public private(set) var nameQuestions = NameQuestions()
  public internal(set) var claims = Claims()
  /// By index of the capture.
  public private(set) var captures: [Int: CaptureTotals] = [:]
  /// The flows still open at the end, or closed a moment before it.
  public internal(set) var tails: [Flow] = []
  /// The first flow of each 5-tuple, where it left before the end: it may continue one of an earlier part.
  private var heads: [FlowKey: Flow] = [:]
  var flowsEvicted = 0
  private var fragmentsEvicted = 0
  private var nestedTooDeep = 0
  private var contactsOmitted = 0
  private var partiesOmitted = 0
  private var headsOmitted = 0

  public static let contactBound = 65_536
  public static let partyBound = 65_536
  public static let headBound = 65_536

  public init() {}

  // MARK: Counting

  /// Counts a frame without IP, or a fragment.
  mutating func countFrame(_ packet: DecodedPacket) {
    guard !packet.flags.contains(.carrier) else { return }
    let tally = Tally(packets: 1, bytes: Int(packet.wireLength))
    let minute = FlowMinute.minute(of: packet.time)
    let none = IPAddress(high: 0, low: 0)
    if !packet.sourceMAC.isNone {
      update(Party(mac: packet.sourceMAC, address: none)) {
        $0.sent += tally
        $0.note(packet.time)
        $0.firstSent = .earliest($0.firstSent, Evidence(packet))
        $0.timeline.add(sent: tally, received: Tally(), minute: minute)
      }
    }
    if !packet.destinationMAC.isNone, !packet.destinationMAC.isGroup {
      update(Party(mac: packet.destinationMAC, address: none)) {
        $0.received += tally
        $0.note(packet.time)
        $0.timeline.add(sent: Tally(), received: tally, minute: minute)
      }
    }
  }

  /// Hands what a flow counted in its minute to the parties' time lines.
  mutating func endMinute(of flow: Flow) {
    let minute = flow.timeline
    let up = Tally(packets: Int(minute.lowPackets), bytes: minute.lowBytes)
    let down = Tally(packets: Int(minute.highPackets), bytes: minute.highBytes)
    guard up.packets > 0 || down.packets > 0 else { return }
    update(Party(mac: flow.lowMAC, address: flow.key.low)) {
      $0.sent += up
      $0.received += down
      $0.timeline.add(sent: up, received: down, minute: minute.minute)
    }
    update(Party(mac: flow.highMAC, address: flow.key.high)) {
      $0.sent += down
      $0.received += up
      $0.timeline.add(sent: down, received: up, minute: minute.minute)
    }
  }

  /// Adds a flow that is over to its contact.
  mutating func fold(_ flow: Flow) {
    endMinute(of: flow)
    captures[Int(flow.capture), default: CaptureTotals()].add(flow)
    guard let (key, totals) = flow.contact else { return }
    for (side, party, other) in [
      (flow.low, Party(mac: flow.lowMAC, address: flow.key.low), flow.high),
      (flow.high, Party(mac: flow.highMAC, address: flow.key.high), flow.low),
    ] {
      update(party) {
        $0.sentCopies += Tally(packets: side.copies, bytes: side.copiedBytes)
        $0.receivedCopies += Tally(packets: other.copies, bytes: other.copiedBytes)
        $0.note(flow.first)
        $0.note(flow.last)
        if side.firstFrame > 0 {
          let evidence = Evidence(capture: Int(flow.capture), frame: side.firstFrame)
          $0.firstSent = .earliest($0.firstSent, evidence)
        }
      }
    }
    add(key, totals)
  }

  /// Takes what a DNS message says: who asked for which name, and what it was told.
  mutating func note(_ message: DNSMessage, _ packet: DecodedPacket) {
    guard let question = message.questions.first else { return }
    let asker = message.isResponse ? packet.destination : packet.source
    let name = question.name.lowercased.unicodeText
    let evidence = Evidence(packet)
    var change = NameQuestions.Totals()
    change.questions = message.isResponse ? 0 : 1
    change.answers = message.isResponse ? 1 : 0
    change.errors = message.isResponse && message.responseCode.rawValue != 0 ? 1 : 0
    change.first = packet.time
    change.last = packet.time
    change.evidence.insert(evidence)
    nameQuestions.add(NameQuestions.Key(asker: asker, name: name), change)
    guard message.isResponse else { return }
    for answer in message.answers {
      guard case .address(let address) = answer.data, !address.isUnspecified else { continue }
      passiveDNS.insert(
        name, PassiveDNS.Key(asker: asker, address: address), at: packet.time, evidence)
    }
  }

  private mutating func add(_ key: ContactKey, _ totals: ContactTotals) {
    if contacts[key] != nil || contacts.count < Self.contactBound {
      contacts[key, default: ContactTotals()].merge(totals)
    } else {
      contactsOmitted += 1
    }
  }

  private mutating func update(_ party: Party, _ change: (inout PartyTotals) -> Void) {
    if parties[party] != nil || parties.count < Self.partyBound {
      change(&parties[party, default: PartyTotals()])
    } else {
      partiesOmitted += 1
    }
  }

  /// Keeps a flow that left aside, if it is the first of its 5-tuple here; false when it is not, or no room is left.
  mutating func keepHead(_ flow: Flow) -> Bool {
    guard flow.incarnation == 0, heads[flow.key] == nil else { return false }
    guard heads.count < Self.headBound else {
      headsOmitted += 1
      return false
    }
    heads[flow.key] = flow
    return true
  }

  /// Notes the bounds that decoding reached before packets came here.
  public mutating func note(evictedFragments: Int, nestedTooDeep: Int) {
    fragmentsEvicted += evictedFragments
    self.nestedTooDeep += nestedTooDeep
  }

  // MARK: Merging

  /// Adds what another shard found in the same stretch of time.
  public mutating func merge(_ other: Summary) {
    mergeTotals(other)
    tails += other.tails
    heads.merge(other.heads) { first, _ in first }
  }

  /// Adds what a later part of the same captures found: its first flows may go on from this one's last.
  public mutating func append(_ later: Summary) {
    mergeTotals(later)
    var open = Dictionary(tails.map { ($0.key, $0) }) { _, last in last }
    for (_, head) in later.heads.sorted(by: { $0.value.firstFrame < $1.value.firstFrame }) {
      if var flow = open[head.key], flow.continues(with: head) {
        join(&flow, head)
        open[head.key] = nil
        if !keepHeadIfFirst(flow) { fold(flow) }
      } else if !keepHead(head) {
        fold(head)
      }
    }
    for tail in later.tails {
      if var flow = open[tail.key] {
        open[tail.key] = nil
        if tail.incarnation == 0, later.heads[tail.key] == nil, flow.continues(with: tail) {
          join(&flow, tail)
          open[tail.key] = flow
        } else {
          fold(flow)
          open[tail.key] = tail
        }
      } else {
        open[tail.key] = tail
      }
    }
    tails = open.values.sorted { ($0.capture, $0.firstFrame) < ($1.capture, $1.firstFrame) }
  }

  /// This summary with every flow folded into its contact: what a report reads.
  public consuming func closed() -> Summary {
    for flow in heads.values { fold(flow) }
    heads = [:]
    for flow in tails { fold(flow) }
    tails = []
    return self
  }

  private mutating func join(_ flow: inout Flow, _ later: Flow) {
    if flow.timeline.minute != later.timeline.minute || later.hasEndedMinutes {
      endMinute(of: flow)
      flow.timeline = later.timeline
    } else {
      flow.timeline.add(later.timeline)
    }
    flow.append(later)
  }

  private mutating func keepHeadIfFirst(_ flow: Flow) -> Bool {
    flow.incarnation == 0 && heads[flow.key] == nil ? keepHead(flow) : false
  }

  private mutating func mergeTotals(_ other: Summary) {
    for (key, totals) in other.contacts { add(key, totals) }
    for (party, totals) in other.parties { update(party) { $0.add(totals) } }
    passiveDNS.merge(other.passiveDNS)
    nameQuestions.merge(other.nameQuestions)
    claims.merge(other.claims)
    captures.merge(other.captures) { $0 + $1 }
    flowsEvicted += other.flowsEvicted
    fragmentsEvicted += other.fragmentsEvicted
    nestedTooDeep += other.nestedTooDeep
    contactsOmitted += other.contactsOmitted
    partiesOmitted += other.partiesOmitted
    headsOmitted += other.headsOmitted
  }

  // MARK: Bounds

  /// The bounds that were reached, each with how much was left out because of it.
  public var limits: [Limit] {
    [
      Limit(what: "flows", cap: Shard.Options.defaultFlowBound, reached: flowsEvicted),
      Limit(
        what: "fragments", cap: FragmentReassembler.datagramBound, reached: fragmentsEvicted),
      Limit(what: "tunnels", cap: PacketDecoder.depthBound, reached: nestedTooDeep),
      Limit(what: "contacts", cap: Self.contactBound, reached: contactsOmitted),
      Limit(what: "parties", cap: Self.partyBound, reached: partiesOmitted),
      Limit(what: "passive-dns", cap: PassiveDNS.bound, reached: passiveDNS.omitted),
      Limit(what: "dns-questions", cap: NameQuestions.bound, reached: nameQuestions.omitted),
      Limit(what: "claims", cap: Claims.bound, reached: claims.omitted),
      Limit(what: "heads", cap: Self.headBound, reached: headsOmitted),
    ].filter { $0.reached > 0 }
  }
}

/// A bound that was reached.
public struct Limit: Hashable, Sendable {
  public let what: String
  /// The most there can be.
  public let cap: Int
  /// How often something was left out because of it.
  public let reached: Int

  public init(what: String, cap: Int, reached: Int) {
    self.what = what
    self.cap = cap
    self.reached = reached
  }
}

/// Sums over the flows of one capture.
public struct CaptureTotals: Hashable, Sendable {
  /// Packets of flows, those of tunnels left out.
  public var packets = 0
  /// Suspected second copies by a mirror among them.
  public var copies = 0

  mutating func add(_ flow: Flow) {
    packets += flow.low.tally.packets + flow.high.tally.packets
    copies += flow.low.copies + flow.high.copies
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.packets += right.packets
    sum.copies += right.copies
    return sum
  }
}
