import Decryption
import Packets
import Synchronization

/// All that a part of a capture has to say: what parts are merged in, and the only thing a report is made from.
///
/// Integers add up and bounded lists choose by value, so that merging parts in whatever order gives
/// the same, as long as no bound was reached; ``limits`` tells when one was.
public struct Summary: Sendable {
  /// Dealings by client and service, of the flows that have left.
  public private(set) var contacts: BoundedTable<ContactKey, ContactTotals>
  public private(set) var parties = BoundedTable<Party, PartyTotals>(bound: partyBound)
  public internal(set) var passiveDNS = PassiveDNS()
  public private(set) var nameQuestions = NameQuestions()
  public internal(set) var claims = Claims()
  public internal(set) var topics = TopicTable()
  public internal(set) var refusals = Refusals()
  /// Answers of DNS that came from another station than was asked.
  public internal(set) var forgedAnswers = ForgedAnswers()
  /// What followed the moments that somebody marked.
  public private(set) var markBursts = MarkBursts()
  private var marksOmitted = 0
  private var names = NameKeys()
  /// By index of the capture.
  public private(set) var captures: [Int: CaptureTotals] = [:]
  /// What their records tell, by index of the capture.
  public private(set) var frames: [Int: FrameTotals] = [:]
  /// What was heard over the air, by index of the capture.
  public private(set) var wiFi: [Int: WiFiTotals] = [:]
  /// The flows still open at the end, or closed a moment before it.
  public internal(set) var tails: [Flow] = []
  /// The first flow of each 5-tuple, where it left before the end: it may continue one of an earlier part.
  var heads: [FlowKey: Flow] = [:]
  /// The minutes that heads, departed or not, have ended.
  var headMinutes: [FlowKey: [FlowMinute]] = [:]
  /// Whether this may continue an earlier part.
  let keepsHeads: Bool
  /// The frames of the first millisecond, of a part that continues an earlier one.
  private(set) var opening: [OpeningFrame] = []
  /// The frames of the last millisecond.
  var recentFrames: RecentFrames?
  var flowsEvicted = 0
  var streamsLetGo = 0
  private var fragmentsEvicted = 0
  private var piecesEvicted = 0
  private var untriedPassphrases = 0
  private var nestedTooDeep = 0
  private var headsOmitted = 0

  public static let contactBound = 49_152
  public static let partyBound = 49_152
  public static let headBound = 65_536

  /// - Parameters:
  ///   - keepsHeads: whether this may be appended to what an earlier part gave.
  ///   - contactBound: most contacts before others are merged in.
  public init(keepsHeads: Bool = false, contactBound: Int = Self.contactBound) {
    self.keepsHeads = keepsHeads
    contacts = BoundedTable(bound: contactBound, most: Self.contactBound)
  }

  // MARK: Counting

  /// Counts a frame without IP. A fragment counts with its datagram, once that is complete.
  mutating func countFrame(_ packet: DecodedPacket) {
    guard packet.kind != .fragment, packet.flags.isDisjoint(with: [.carrier, .repetition]) else {
      return
    }
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

  /// Hands what a flow counted in its minute to the parties' time lines. A head's minutes wait: whose
  /// they are, the earlier part may know better.
  mutating func endMinute(of flow: Flow) {
    if flow.isHead {
      headMinutes[flow.key, default: []].append(flow.timeline)
    } else {
      add(flow.timeline, of: flow)
    }
  }

  mutating func add(_ minute: FlowMinute, of flow: Flow) {
    guard !minute.isEmpty else { return }
    let (low, high) = partyPlaces(for: flow)
    add(minute, low, high)
  }

  private mutating func add(_ minute: FlowMinute, _ low: Int?, _ high: Int?) {
    if let low { parties.values[low].add(minute, isLow: true) }
    if let high { parties.values[high].add(minute, isLow: false) }
  }

  /// Finds the parties of a flow, and asks for what is there. Where both are looked for is asked for before either is, and both
  /// are before anything is asked of one of them: memory is slow to answer, but answers many at once.
  private mutating func partyPlaces(for flow: Flow) -> (low: Int?, high: Int?) {
    let low = Party(mac: flow.lowMAC, address: flow.key.low)
    let high = Party(mac: flow.highMAC, address: flow.key.high)
    let lowHash = parties.seek(low)
    let highHash = parties.seek(high)
    let lowPlace = parties.place(of: low, lowHash, making: PartyTotals())?.place
    let highPlace = parties.place(of: high, highHash, making: PartyTotals())?.place
    if let lowPlace { parties.values.prefetch(at: lowPlace) }
    if let highPlace { parties.values.prefetch(at: highPlace) }
    return (lowPlace, highPlace)
  }

  /// Adds a flow that is over to its contact.
  mutating func fold(_ flow: Flow) { fold(flow, at: places(for: flow)) }

  /// Where in the tables a flow is added once it is over: nil where there is nothing to add, or no room for it.
  struct FlowPlaces {
    fileprivate(set) var low: Int?
    fileprivate(set) var high: Int?
    fileprivate(set) var contact: Int?
  }

  /// Finds where a flow will be added, and asks for what is there: that lies far apart in memory. What is found first has to be
  /// added first.
  mutating func places(for flow: Flow) -> FlowPlaces {
    var places = FlowPlaces()
    let contactKey = flow.contactKey
    guard contactKey != nil || !flow.timeline.isEmpty else { return places }
    let sought = contactKey.map { (key: $0, hash: contacts.seek($0)) }
    (places.low, places.high) = partyPlaces(for: flow)
    if let sought {
      places.contact = contacts.place(of: sought.key, sought.hash, making: ContactTotals())?.place
    }
    if let contact = places.contact { contacts.values.prefetch(at: contact) }
    return places
  }

  /// Asks for what that holds on the heap, once it has come itself.
  @inline(__always)
  mutating func prefetchHeld(at places: FlowPlaces) {
    if let low = places.low { parties.values[low].timeline.prefetchHeld() }
    if let high = places.high { parties.values[high].timeline.prefetchHeld() }
    if let contact = places.contact { prefetchHeld(ofContact: contact) }
  }

  /// Asks for what a contact holds on the heap, by its place among ``contacts``.
  @inline(__always)
  public func prefetchHeld(ofContact place: Int) {
    // Borrowed: a copy would wait for what is asked for.
    let totals = contacts.values.span
    totals[place].rhythm.prefetchHeld()
    totals[place].facts.prefetchHeld()
  }

  /// Adds a flow that is over where it belongs.
  mutating func fold(_ flow: Flow, at places: FlowPlaces) {
    // By their places: what a closure takes of a flow is copied.
    if flow.isHead {
      for minute in headMinutes.removeValue(forKey: flow.key) ?? [] { add(minute, of: flow) }
    }
    captures[Int(flow.capture), default: CaptureTotals()].add(flow)
    guard !flow.isCarrier else {
      add(flow.timeline, places.low, places.high)
      return
    }
    if let low = places.low { parties.values[low].add(flow, isLow: true) }
    if let high = places.high { parties.values[high].add(flow, isLow: false) }
    if let contact = places.contact { contacts.values[contact].add(flow) }
  }

  /// Takes what a DNS message says: who asked for which name, and what it was told.
  mutating func note(
    _ message: DNSMessage, askedBy asker: IPAddress, _ packet: DecodedPacket
  ) {
    guard message.opcode == .query, let question = message.questions.first else { return }
    let name = names.key(of: question.name)
    let evidence = Evidence(packet)
    var change = NameQuestions.Totals()
    change.questions = message.isResponse ? 0 : 1
    change.answers = message.isResponse ? 1 : 0
    if message.isResponse {
      change.nonexistent = message.responseCode == .noSuchDomain ? 1 : 0
      change.withheld = message.answers.contains(where: \.isWithheld) ? 1 : 0
    }
    change.first = packet.time
    change.last = packet.time
    change.evidence.insert(evidence)
    nameQuestions.add(NameQuestions.Key(asker: asker, name: name), change)
    // A zone's records (RFC 5936, RFC 1995) are of other names.
    guard message.isResponse, question.type != .axfr, question.type != .ixfr else { return }
    // Nearly always the name that was asked for, whose key is known.
    var holder = (name: question.name, key: name)
    for answer in message.answers {
      guard case .address(let address) = answer.data, !address.isUnspecified else { continue }
      if answer.name != holder.name {
        holder = (answer.name, names.key(of: answer.name))
      }
      passiveDNS.insert(
        name, PassiveDNS.Key(asker: asker, address: address), at: packet.time, evidence,
        canonicalName: holder.key == name ? nil : holder.key)
    }
  }

  mutating func update(_ party: Party, _ change: (inout PartyTotals) -> Void) {
    parties.update(party, from: PartyTotals(), change)
  }

  /// Whether a new flow is the first of its 5-tuple in a part that may continue an earlier one.
  func isHead(_ flow: Flow) -> Bool {
    keepsHeads && flow.incarnation == 0 && heads[flow.key] == nil
  }

  /// Takes a flow that left: a head is kept aside, any other is folded.
  mutating func take(departed flow: Flow) {
    guard flow.isHead else {
      fold(flow)
      return
    }
    if heads.count < Self.headBound {
      heads[flow.key] = flow
    } else {
      headsOmitted += 1
      fold(flow)
    }
  }

  /// Keeps a frame of the first millisecond aside.
  mutating func keepOpening(_ packet: DecodedPacket) {
    guard opening.count < OpeningFrame.bound else { return }
    opening.append(OpeningFrame(packet))
  }

  /// Notes the bounds that decoding reached before packets came here.
  public mutating func note(
    evictedFragments: Int, evictedPieces: Int, nestedTooDeep: Int, untriedPassphrases: Int
  ) {
    self.untriedPassphrases += untriedPassphrases
    fragmentsEvicted += evictedFragments
    piecesEvicted += evictedPieces
    self.nestedTooDeep += nestedTooDeep
  }

  /// Takes what was heard over the air; nothing is left in `survey`.
  public mutating func take(_ survey: inout WiFiSurvey) {
    let found = survey.finish()
    mergeWiFi(found.totals)
    claims.merge(found.claims)
  }

  /// Takes what followed marks.
  public mutating func take(_ watch: MarkWatch) {
    markBursts.merge(watch.bursts)
    marksOmitted += watch.omitted
  }

  /// Takes what the records of the captures tell, by index of the capture.
  public mutating func take(_ totals: [Int: FrameTotals]) {
    for (capture, own) in totals { frames[capture, default: FrameTotals()].add(own) }
  }

  private mutating func mergeWiFi(_ others: [Int: WiFiTotals]) {
    for (capture, totals) in others { wiFi[capture, default: WiFiTotals()].add(totals) }
  }

  // MARK: Merging

  /// Adds what another shard found in the same stretch of time.
  ///
  /// - Parameter perform: does so many jobs, which have nothing to do with each other, by their numbers.
  public mutating func merge(
    _ other: Summary,
    performing perform: (Int, @Sendable (Int) -> Void) -> Void = { (0..<$0).forEach($1) }
  ) {
    // The largest tables apart from each other and from the rest: they take most of the time.
    let table = Mutex(contacts)
    let stations = Mutex(parties)
    let names = Mutex(passiveDNS)
    let rest = Mutex(self)
    self = Summary(keepsHeads: keepsHeads)
    rest.withLock {
      $0.contacts = BoundedTable(bound: Self.contactBound)
      $0.parties = BoundedTable(bound: Self.partyBound)
      $0.passiveDNS = PassiveDNS()
    }
    // What takes longest is begun first.
    perform(4) { job in
      switch job {
      case 0: stations.withLock { $0.merge(other.parties) { $0.add($1) } }
      case 1: names.withLock { $0.merge(other.passiveDNS) }
      case 2:
        table.withLock {
          $0.raiseBound()
          $0.merge(other.contacts) { $0.merge($1) }
        }
      default: rest.withLock { $0.mergeRest(other) }
      }
    }
    self = rest.withLock { $0 }
    contacts = table.withLock { $0 }
    parties = stations.withLock { $0 }
    passiveDNS = names.withLock { $0 }
  }

  private mutating func mergeRest(_ other: Summary) {
    mergeOtherTotals(other)
    tails += other.tails
    opening += other.opening
    merge(other.recentFrames)
    heads.merge(other.heads) { first, _ in first }
    headMinutes.merge(other.headMinutes) { first, _ in first }
  }

  /// Adds the frames of the last millisecond of another part.
  mutating func merge(_ frames: RecentFrames?) {
    guard let frames else { return }
    if recentFrames == nil { recentFrames = frames } else { recentFrames?.merge(frames) }
  }

  /// Folds every flow into its contact: nothing follows, and a report reads contacts.
  public mutating func close() {
    for flow in heads.values { fold(flow) }
    heads = [:]
    // Taken out, none is copied to be folded.
    var open = tails
    tails = []
    for place in open.indices {
      fold(open[place])
      // What it held on the heap is its contact's now, or nobody's.
      open[place].vacate()
    }
  }

  mutating func mergeTotals(_ other: Summary) {
    contacts.raiseBound()
    contacts.merge(other.contacts) { $0.merge($1) }
    parties.merge(other.parties) { $0.add($1) }
    passiveDNS.merge(other.passiveDNS)
    mergeOtherTotals(other)
  }

  private mutating func mergeOtherTotals(_ other: Summary) {
    nameQuestions.merge(other.nameQuestions)
    claims.merge(other.claims)
    topics.merge(other.topics)
    refusals.merge(other.refusals)
    forgedAnswers.merge(other.forgedAnswers)
    markBursts.merge(other.markBursts)
    marksOmitted += other.marksOmitted
    take(other.frames)
    captures.merge(other.captures) { $0 + $1 }
    mergeWiFi(other.wiFi)
    flowsEvicted += other.flowsEvicted
    streamsLetGo += other.streamsLetGo
    fragmentsEvicted += other.fragmentsEvicted
    piecesEvicted += other.piecesEvicted
    untriedPassphrases += other.untriedPassphrases
    nestedTooDeep += other.nestedTooDeep
    headsOmitted += other.headsOmitted
  }

  /// How much of their TCP connections all captures hold.
  public var streams: StreamTotals {
    captures.values.reduce(StreamTotals()) { $0 + $1.streams }
  }

  // MARK: Bounds

  /// The bounds that were reached, each with how much was left out because of it.
  public var limits: [Limit] {
    var facts = 0
    var stretches = 0
    // By index: a loop over the values would copy each of tens of thousands.
    for index in contacts.indices {
      facts += Int(contacts.values[index].facts.omitted)
      stretches += contacts.values[index].rhythm.mergedStretches
    }
    return [
      Limit(what: "flows", cap: Shard.Options.defaultFlowBound, reached: flowsEvicted),
      Limit(
        what: "stream-bytes", cap: Shard.Options.defaultStreamBytesBound, reached: streamsLetGo),
      Limit(
        what: "fragments", cap: FragmentReassembler.datagramBound, reached: fragmentsEvicted),
      Limit(what: "frame-pieces", cap: PacketDecoder.framePiecesBound, reached: piecesEvicted),
      Limit(what: "tunnels", cap: PacketDecoder.depthBound, reached: nestedTooDeep),
      Limit(what: "contacts", cap: Self.contactBound, reached: contacts.omitted),
      Limit(what: "parties", cap: Self.partyBound, reached: parties.omitted),
      Limit(what: "passive-dns", cap: PassiveDNS.bound, reached: passiveDNS.omitted),
      Limit(what: "dns-questions", cap: NameQuestions.bound, reached: nameQuestions.totals.omitted),
      Limit(what: "claims", cap: Claims.bound, reached: claims.omitted),
      Limit(what: "facts", cap: FlowFacts.bound, reached: facts),
      Limit(
        what: "forged-answers", cap: ForgedAnswers.bound,
        reached: forgedAnswers.byKey.omitted),
      Limit(what: "refusals", cap: Refusals.bound, reached: refusals.omitted),
      Limit(
        what: "connection-stretches", cap: ConnectionSpans.stretchBound, reached: stretches),
      Limit(what: "topics", cap: TopicTable.bound, reached: topics.omitted),
      Limit(what: "topic-members", cap: TopicMembers.bound, reached: topics.cutTopics),
      Limit(
        what: "wifi-networks", cap: WiFiTotals.networkBound,
        reached: wiFi.values.reduce(0) { $0 + $1.networksOmitted }),
      Limit(
        what: "wifi-passphrases", cap: WiFiDecryptor.derivationBound, reached: untriedPassphrases),
      Limit(
        what: "wifi-stations", cap: WiFiTotals.stationBound,
        reached: wiFi.values.reduce(0) { $0 + $1.stationsOmitted }),
      Limit(what: "marks", cap: MarkWatch.bound, reached: marksOmitted),
      Limit(what: "mark-bursts", cap: MarkBursts.pairBound, reached: markBursts.omitted),
      Limit(what: "heads", cap: Self.headBound, reached: headsOmitted),
    ].filter { $0.reached > 0 }
  }
}

extension DNSRecord {
  /// Whether it is an address that leads nowhere (0.0.0.0, ::), as filters answer.
  fileprivate var isWithheld: Bool {
    guard case .address(let address) = data else { return false }
    return address.isUnspecified
  }
}
