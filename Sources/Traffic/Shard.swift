import Packets

/// Turns packets into flows, contacts, names and claims.
///
/// A capture may be divided among several shards by the unordered pair of IP addresses: what
/// they find, merged, is what one alone would find.
public struct Shard: Sendable {
  public struct Options: Sendable {
    /// Most flows held at one time.
    public var flowBound = defaultFlowBound
    public static let defaultFlowBound = 65_536
    /// Most contacts.
    public var contactBound = Summary.contactBound
    /// Most bytes that streams together hold, for want of those before them or of the rest of a message.
    public var streamBytesBound = defaultStreamBytesBound
    public static let defaultStreamBytesBound = 32 << 20
    /// Keeps the first flow of each 5-tuple apart, for a part of a capture that continues an earlier part.
    public var keepsHeads = false
    /// Gathers events for ``takeEvents()``: for a log, in a single shard.
    public var recordsEvents = false
    /// Reads the certificates that servers show; without one, nothing is known of what they say.
    public var certificateReader: CertificateReader?
    /// Scatters the flow table: any number that senders can't know, the same for all parts of a capture.
    public var seed: UInt64 = 0

    public init() {}

    /// Divides what may be held among so many shards, as the packets are: of contacts, which fall to one shard or another by
    /// chance, each may hold a quarter more than its part.
    public mutating func divide(among shards: Int) {
      guard shards > 1 else { return }
      flowBound = max(1024, flowBound / shards)
      contactBound = max(1024, contactBound / shards * 5 / 4)
    }
  }

  private let options: Options
  private var table: FlowTable
  private var recentFrames: RecentFrames
  private var summary: Summary
  private var events: [TrafficEvent] = []
  private var sessions: SessionTable
  private var dnsPairing = DNSPairing()
  private var dhcpPairing = DHCPPairing()
  /// The time of the first packet.
  private var began: Int64?
  /// In log order: the tunnels that the current frame has been found inside so far, outermost first.
  private var carriers: [UInt64] = []
  #if FLOW_COST
    private var cost = FlowCost()
  #endif

  public init(_ options: Options) {
    self.options = options
    summary = Summary(
      keepsHeads: options.keepsHeads, contactBound: options.contactBound)
    table = FlowTable(
      bound: options.flowBound, seed: options.seed, isPrompt: options.recordsEvents)
    recentFrames = RecentFrames(seed: options.seed)
    sessions = SessionTable(
      wantsRecords: options.recordsEvents, reader: options.certificateReader,
      flowBound: options.flowBound, streamBytesBound: options.streamBytesBound)
  }

  /// Takes one packet with its transport payload (of ARP: the packet itself).
  public mutating func take(_ packet: DecodedPacket, payload: RawSpan) {
    take(packet, payload: payload, seek(packet))
  }

  /// The same, of a packet that was sought before.
  public mutating func take(_ packet: DecodedPacket, payload: RawSpan, _ sought: Sought) {
    if packet.isFlowPacket {
      takeFlowPacket(packet, payload, sought.hash)
    } else {
      takeFrame(packet, payload)
    }
  }

  /// What a packet's flow is looked for by.
  public struct Sought: Sendable {
    fileprivate var hash: UInt64 = 0

    public init() {}
  }

  /// Asks for where the flow of a packet is looked for, so that it is near when the packet is taken.
  public func seek(_ packet: DecodedPacket) -> Sought {
    var sought = Sought()
    if packet.isFlowPacket { sought.hash = table.seek(packet) }
    return sought
  }

  /// Asks for the flow itself, once it is known where it is looked for.
  public func prefetchFlow(_ sought: Sought) { table.prefetchFlow(sought.hash) }

  /// Learns that nobody captured for a while: what connections said then is not missing.
  public mutating func pause() {
    for slot in table.occupied { table.update(slot) { $0.pause() } }
  }

  /// What the log has to tell since the last call.
  public mutating func takeEvents() -> [TrafficEvent] {
    defer { events = [] }
    return events
  }

  /// Ends the analysis: the flows still open are in the summary's `tails`.
  public mutating func finish() -> Summary {
    let told = events.count
    if options.recordsEvents {
      for transaction in dnsPairing.drain() { record(transaction) }
      for transaction in dhcpPairing.drain() { record(transaction) }
    }
    for slot in table.occupied { endSession(ofFlowIn: slot) }
    putInOrder(from: told)
    summary.tails = table.drain()
    if options.recordsEvents {
      summary.tails.sort { ($0.capture, $0.firstFrame) < ($1.capture, $1.firstFrame) }
      for flow in summary.tails { leave(flow) }
    }
    return handOver()
  }

  /// Ends an analysis that nothing follows, and of which no log tells: the flows still open are folded where they lie.
  public mutating func close() -> Summary {
    take(departed: table.occupied)
    summary.close()
    return handOver()
  }

  /// Gives what was found: whoever goes on with it must not have to copy it.
  private mutating func handOver() -> Summary {
    summary.flowsEvicted = table.evicted
    summary.streamsLetGo = sessions.streamsLetGo
    summary.recentFrames = recentFrames
    table = FlowTable(bound: 0, seed: 0)
    sessions.vacate()
    #if FLOW_COST
      cost.tell()
    #endif
    defer { summary = Summary() }
    return summary
  }

  // MARK: Flows

  @inline(__always)
  private mutating func takeFlowPacket(
    _ packet: DecodedPacket, _ payload: RawSpan, _ hash: UInt64
  ) {
    let tuple = table.tuple(of: packet, hash)
    let upward = tuple.upward
    // Nearly all go on with a flow that is known and open.
    var isNew = false
    let slot = table.standing(tuple, packet) ?? findFlow(of: packet, tuple, &isNew)
    let isCarrier = packet.flags.contains(.carrier)
    if !isCarrier, !table.flows[slot].timeline.holds(packet.time, bytes: packet.wireLength) {
      beginMinute(ofFlowIn: slot, at: packet.time)
    }
    // What is heard twice over the air is known as such already.
    let isCopy =
      !packet.flags.contains(.repetition) && recentFrames.meet(packet, upward: upward, hash)
    let novelty = table.add(to: slot) { flow in
      let added = flow.add(packet, upward: upward, isCopy: isCopy)
      if added.novelty != .copy {
        if !isCarrier { flow.timeline.count(bytes: packet.wireLength, upward: upward) }
        flow.noteFirstPayload(packet, payload, upward: upward)
        flow.noteRhythm(packet, payload, upward: upward, added)
      }
      return added.novelty
    }
    if options.keepsHeads, novelty != .copy { keepOpening(packet) }
    // Of what this packet does to its flow, how it comes about is told before what it says, and its end after.
    let told = events.count
    if novelty != .copy { takeMessages(packet, payload, slot, upward: upward) }
    if options.recordsEvents {
      recordFlow(packet, slot, upward: upward, isNew: isNew, novelty, from: told)
    }
  }

  /// The flow of a packet, made where it begins one; those that had to leave for it have left then.
  @inline(never)
  private mutating func findFlow(
    of packet: DecodedPacket, _ tuple: FlowTable.Tuple, _ isNew: inout Bool
  ) -> Int {
    let place = table.place(of: packet, in: tuple)
    if !table.leaving.isEmpty { foldLeaving() }
    if !table.ending.isEmpty { endSessions() }
    switch place {
    case .held(let slot):
      // Whenever those of others were ended: what it says from here is not understood.
      if table.flows[slot].isSessionOver(at: packet.time) { endSession(ofFlowIn: slot) }
      return slot
    case .vacant(let incarnation):
      isNew = true
      let slot = table.insert(packet, tuple, incarnation: incarnation)
      if options.keepsHeads {
        let isHead = summary.isHead(table.flows[slot])
        table.update(slot) { $0.isHead = isHead }
      }
      return slot
    }
  }

  @inline(never)
  private mutating func beginMinute(ofFlowIn slot: Int, at time: Int64) {
    table.update(slot) {
      summary.endMinute(of: $0)
      $0.beginMinute(at: time)
    }
  }

  /// In the first millisecond of a part, keeps frames that may be copies of the part before's last.
  private mutating func keepOpening(_ packet: DecodedPacket) {
    let start = began ?? packet.time
    began = start
    guard packet.time &- start <= RecentFrames.horizon else { return }
    summary.keepOpening(packet)
  }

  private mutating func foldLeaving() {
    take(departed: table.leaving)
    table.freeLeaving()
  }

  /// Ends the flows in some slots, in order, hands them to the summary, and lets go of what they hold.
  ///
  /// Nobody has looked at them for long, nor at what they are added to, and memory is slow to answer. So each is gone to in four
  /// steps, while others are in theirs: the first three ask for what lies far away, each for what only the answers to the one
  /// before can tell.
  private mutating func take(departed slots: [some BinaryInteger]) {
    var places: InlineArray<4, Summary.FlowPlaces> = .init(repeating: Summary.FlowPlaces())
    for step in 0..<(slots.count + 3) {
      if step < slots.count { table.flows.prefetch(at: Int(slots[step])) }
      if slots.indices.contains(step - 1) {
        places[(step - 1) & 3] = table.update(Int(slots[step - 1])) {
          $0.prefetchHeld()
          sessions.prefetch(for: $0)
          return $0.isHead ? Summary.FlowPlaces() : summary.places(for: $0)
        }
      }
      if slots.indices.contains(step - 2) { summary.prefetchHeld(at: places[(step - 2) & 3]) }
      guard slots.indices.contains(step - 3) else { continue }
      let slot = Int(slots[step - 3])
      #if FLOW_COST
        table.update(slot) { cost.add(&$0, in: &sessions) }
      #endif
      endSession(ofFlowIn: slot)
      if options.recordsEvents { leave(table.flows[slot]) }
      table.update(slot) {
        if $0.isHead {
          summary.take(departed: $0)
        } else {
          summary.fold($0, at: places[(step - 3) & 3])
        }
        // What it held on the heap is its contact's now, or nobody's.
        $0.vacate()
      }
    }
  }

  // MARK: Frames without IP

  private mutating func takeFrame(_ packet: DecodedPacket, _ payload: RawSpan) {
    summary.countFrame(packet)
    guard packet.kind == .arp, let arp = try? ARPPacket(parsing: payload) else { return }
    let evidence = Evidence(packet)
    if let mac = arp.senderMAC, let address = arp.senderIP {
      summary.claims.note(Party(mac: mac, address: address), .arp, evidence, at: packet.time)
    }
    if options.recordsEvents, !packet.flags.contains(.repetition) {
      record(
        packet,
        .arp(arp, senderMAC: packet.sourceMAC, receiverMAC: packet.destinationMAC))
    }
  }

  // MARK: Messages

  @inline(__always)
  private mutating func takeMessages(
    _ packet: DecodedPacket, _ payload: RawSpan, _ slot: Int, upward: Bool
  ) {
    switch packet.kind {
    case .tcp:
      table.update(slot) { sessions.takeSegment(packet, payload, of: &$0, upward: upward) }
      if !sessions.notes.isEmpty { takeNotes(ofFlowIn: slot) }
    case .udp:
      if table.flows[slot].mayCarryDNS || recognisesDNS(packet, payload, slot) {
        guard let message = try? DNSMessage(parsing: payload) else { return }
        table.update(slot) { $0.carriesDNS = true }
        let asker = message.isResponse ? packet.destination : packet.source
        summary.note(message, askedBy: asker, packet)
        if message.isResponse { noteSender(of: packet, slot, upward: upward) }
        if options.recordsEvents { pair(message, packet, table.flows[slot]) }
      } else if packet.sourcePort == 67 || packet.destinationPort == 67 {
        guard let message = try? DHCPMessage(parsing: payload) else { return }
        take(message, packet, slot)
      } else if !packet.flags.contains(.carrier) {
        table.update(slot) { sessions.takeDatagram(packet, payload, of: &$0, upward: upward) }
        if !sessions.notes.isEmpty { takeNotes(ofFlowIn: slot) }
      }
    case .icmp:
      if packet.sourcePort == 3 { takeRefusal(packet, payload) }
    case .icmpv6:
      if packet.sourcePort == 1 { takeRefusal(packet, payload) }
      guard (133...137).contains(packet.sourcePort), packet.timeToLive == 255,
        let message = try? NeighborDiscovery(parsing: payload)
      else { return }
      summary.claims.note(message, packet)
    default: break
    }
  }

  /// Notes an answer of DNS that came from another station than its question went to.
  private mutating func noteSender(of answer: DecodedPacket, _ slot: Int, upward: Bool) {
    let asked =
      upward ? table.flows[slot].low.macAsDestination : table.flows[slot].high.macAsDestination
    summary.forgedAnswers.note(
      answer, askedAt: asked,
      question: Evidence(
        capture: Int(table.flows[slot].capture), frame: table.flows[slot].firstFrame))
  }

  private mutating func takeRefusal(_ packet: DecodedPacket, _ payload: RawSpan) {
    guard let message = try? ICMPUnreachable(parsing: payload), message.isRefusal else { return }
    summary.refusals.note(message, Evidence(packet))
    guard options.recordsEvents else { return }
    record(packet, .refused(message, by: packet.source, packet.sourceMAC))
  }

  /// Asks the first datagrams of a flow on other ports whether they are DNS.
  private mutating func recognisesDNS(
    _ packet: DecodedPacket, _ payload: RawSpan, _ slot: Int
  ) -> Bool {
    guard table.flows[slot].low.packets + table.flows[slot].high.packets <= 2,
      !Self.otherNamePorts.contains(packet.sourcePort),
      !Self.otherNamePorts.contains(packet.destinationPort), DNSMessage.isPlausible(payload)
    else { return false }
    table.update(slot) { $0.carriesDNS = true }
    return true
  }

  /// Multicast DNS, LLMNR and NetBIOS names look like DNS but are asked of everybody.
  private static let otherNamePorts: [UInt16] = [5353, 5355, 137]

  private mutating func pair(_ message: DNSMessage, _ packet: DecodedPacket, _ flow: Flow) {
    let transactions = dnsPairing.take(
      message, over: FlowReference(flow), key: flow.key, at: packet.time, Evidence(packet))
    for transaction in transactions { record(transaction, at: packet) }
  }

  private mutating func take(_ message: DHCPMessage, _ packet: DecodedPacket, _ slot: Int) {
    summary.claims.note(message, packet)
    guard options.recordsEvents else { return }
    let transactions = dhcpPairing.take(
      message, from: packet.source, uid: table.flows[slot].uid, at: packet.time, Evidence(packet))
    for transaction in transactions { record(transaction) }
  }

  // MARK: Sessions

  /// Ends the sessions of connections that had ended a while ago: of those that are held, most are such.
  private mutating func endSessions() {
    for slot in table.ending { table.update(slot) { sessions.prefetch(for: $0) } }
    for slot in table.ending { endSession(ofFlowIn: slot) }
    table.forgetEnding()
  }

  private mutating func endSession(ofFlowIn slot: Int) {
    table.update(slot) { sessions.end(&$0) }
    if !sessions.notes.isEmpty { takeNotes(ofFlowIn: slot) }
  }

  private mutating func takeNotes(ofFlowIn slot: Int) {
    if !sessions.notes.facts.isEmpty {
      table.update(slot) { $0.facts.add(sessions.notes.facts) }
    }
    takeNotes()
    if options.recordsEvents { tellNotes(of: table.flows[slot]) }
    sessions.notes.removeAll()
  }

  /// Takes what a session noted, but for facts, to where it belongs.
  private mutating func takeNotes() {
    for (claim, evidence) in sessions.notes.claims { summary.claims.note(claim, evidence) }
    for party in sessions.notes.addresses {
      summary.claims.note(party, .dhcp, sessions.notes.evidence, at: sessions.notes.time)
    }
    for note in sessions.notes.names where !note.isOfLink {
      summary.note(note.message, askedBy: note.asker, sessions.notes.packet)
    }
    for (key, totals) in sessions.notes.topics { summary.topics.add(key, totals) }
  }

  /// Tells a log what a session noted.
  private mutating func tellNotes(of flow: Flow) {
    for note in sessions.notes.names { pair(note.message, sessions.notes.packet, flow) }
    guard !sessions.notes.records.isEmpty else { return }
    let reference = FlowReference(flow)
    for (record, moment) in sessions.notes.records {
      events.append(
        TrafficEvent(
          time: moment.time, evidence: moment.evidence,
          kind: .session(flow.judged(record), reference)))
    }
  }

  // MARK: Events

  private mutating func recordFlow(
    _ packet: DecodedPacket, _ slot: Int, upward: Bool, isNew: Bool, _ novelty: PacketNovelty,
    from place: Int
  ) {
    let depth = Int(packet.depth)
    if carriers.count > depth { carriers.removeLast(carriers.count - depth) }
    if isNew, let parent = carriers.last { table.update(slot) { $0.found(in: parent) } }
    if packet.flags.contains(.carrier) { carriers.append(table.flows[slot].uid) }
    let flow = table.flows[slot]
    let fromOriginator = upward == flow.originatorIsLow
    let said = Array(events[place...])
    events.removeSubrange(place...)
    if isNew {
      record(packet, .began(flow))
    } else if novelty == .retransmission, packet.tcpFlags.contains(.syn),
      flow.responder.packets == 0
    {
      record(packet, .askedAgain(flow, attempts: flow.originator.packets))
    } else if novelty == .probe {
      record(packet, .probed(flow, fromOriginator: fromOriginator))
    }
    if !isNew, !fromOriginator, flow.responder.packets == 1 { record(packet, .answered(flow)) }
    events += said
    if flow.isDueToBeTold(at: packet.time), novelty != .copy {
      table.update(slot) { $0.tellAgain(at: packet.time) }
      record(packet, .goesOn(flow))
    }
    if flow.closedAt == packet.time, novelty != .copy, !flow.isEndTold {
      table.update(slot) { $0.isEndTold = true }
      record(packet, .ended(flow))
    }
    if packet.flags.contains(.malformed), !flow.isWeirdTold {
      table.update(slot) { $0.isWeirdTold = true }
      record(
        packet,
        .weird(
          "contradictory_header", by: fromOriginator ? .client : .server, FlowReference(flow)))
    }
  }

  /// Puts what only the end of the captures let be told in the order in which it happened.
  private mutating func putInOrder(from place: Int) {
    let late = Array(events[place...])
    let order = late.indices.sorted {
      (late[$0].time, late[$0].evidence, $0) < (late[$1].time, late[$1].evidence, $1)
    }
    events.replaceSubrange(place..., with: order.map { late[$0] })
  }

  /// Takes up what happened beside packets, for the log.
  public mutating func record(_ event: TrafficEvent) {
    events.append(event)
  }

  private mutating func record(_ packet: DecodedPacket, _ kind: TrafficEvent.Kind) {
    events.append(TrafficEvent(time: packet.time, evidence: Evidence(packet), kind: kind))
  }

  /// What was answered is told with the answer, and rests on its frame; a question that nobody answered on its own.
  private mutating func record(_ transaction: DNSTransaction, at packet: DecodedPacket? = nil) {
    let answer = transaction.response == nil ? nil : packet
    events.append(
      TrafficEvent(
        time: answer?.time ?? transaction.time,
        evidence: answer.map(Evidence.init) ?? transaction.evidence,
        kind: .dns(transaction)))
  }

  /// What was answered rests on the last answer's frame; what was not on the first question's.
  private mutating func record(_ transaction: DHCPTransaction) {
    events.append(
      TrafficEvent(
        time: transaction.replyTime ?? transaction.first,
        evidence: transaction.replyEvidence ?? transaction.evidence, kind: .dhcp(transaction)))
  }

  private mutating func leave(_ flow: Flow) {
    events.append(
      TrafficEvent(
        time: flow.last, evidence: Evidence(capture: Int(flow.capture), frame: flow.firstFrame),
        kind: .left(flow)))
  }
}

extension Evidence {
  public init(_ packet: DecodedPacket) {
    self.init(capture: Int(packet.capture), frame: packet.frame)
  }
}
