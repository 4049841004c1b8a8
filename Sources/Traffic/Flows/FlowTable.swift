import Packets

/// The open flows, and those that closed a moment ago.
///
/// Flows lie in a slab and are found through an index of their keys' hashes. Bounded: when the
/// slab is full, closed flows leave first, then the longest silent. What leaves is found no more, but lies where it was
/// until whoever calls has taken and vacated it, and frees its slot.
struct FlowTable: Sendable {
  /// Most flows held at one time.
  let bound: Int
  /// Flows that left before their end because of that bound.
  private(set) var evicted = 0

  private(set) var flows: [Flow] = []
  /// Slots of `flows` that hold no flow.
  private var free: [UInt32] = []
  private var isFree: [Bool] = []
  private var index = HashIndex(isSpacious: true)
  private let seed: UInt64
  /// How many sessions that are over are ended at a time.
  private let endingCount: Int
  /// Closed flows, since they closed: by that it is told whether it is the same flow still.
  private(set) var closing = SlotQueue()
  /// Closed flows whose sessions may be open, since they were heard of last.
  private var resting = SlotQueue()
  /// How long open flows had been silent when room was made last: memory that is needed again.
  private var silences: [Silence] = []
  /// Slots of flows that have to leave, in order: for the caller to take, to vacate, and to free.
  private(set) var leaving: [UInt32] = []
  /// Slots of closed flows whose sessions are over: for the caller to end.
  private(set) var ending: [Int] = []

  /// - Parameter isPrompt: whether sessions that are over must not wait for others, with which memory, slow to answer, would be
  ///   asked for together.
  init(bound: Int, seed: UInt64, isPrompt: Bool = false) {
    self.bound = bound
    self.seed = seed
    endingCount = isPrompt ? 1 : 32
    // Reserved but untouched memory costs nothing, and growing would hold the table twice.
    flows.reserveCapacity(bound)
  }

  /// Flows that can be found.
  var count: Int { flows.count - free.count - leaving.count }

  /// What a packet's flow is found by.
  struct Tuple {
    let key: FlowKey
    /// Whether the packet goes from the low end point.
    let upward: Bool
    fileprivate let hash: UInt64
  }

  /// Where the flow of a packet is, or how many of the same tuple came before it while their predecessors were still known.
  enum Place {
    case held(slot: Int)
    case vacant(incarnation: UInt32)
  }

  /// What a packet's flow is found by, once it was sought.
  @inline(__always)
  func tuple(of packet: DecodedPacket, _ hash: UInt64) -> Tuple {
    let (key, upward) = FlowKey.of(packet)
    return Tuple(key: key, upward: upward, hash: hash)
  }

  /// Asks for where a packet's flow is looked for; gives the hash by which it is found.
  @inline(__always)
  func seek(_ packet: DecodedPacket) -> UInt64 {
    let hash = FlowKey.of(packet).key.scattered(seed)
    index.prefetch(hash)
    return hash
  }

  /// Asks for what every packet reads and changes of the flow that is there where a hash is looked for.
  @inline(__always)
  func prefetchFlow(_ hash: UInt64) {
    if let slot = index.firstPlace(hash) { flows.prefetch(at: slot, bytes: 2 * cacheLine) }
  }

  /// Where the flow is that a packet goes on with: nil for the first of a tuple, and where there is more to ask, which
  /// ``place(of:in:)`` does.
  @inline(__always)
  func standing(_ tuple: Tuple, _ packet: DecodedPacket) -> Int? {
    guard !packet.tcpFlags.contains(.syn), let slot = slot(of: tuple), !flows[slot].isClosed
    else { return nil }
    return slot
  }

  /// Finds the flow a packet belongs to. Where there is none, some may have to leave to make room for it.
  mutating func place(of packet: DecodedPacket, in tuple: Tuple) -> Place {
    var incarnation: UInt32 = 0
    if let slot = slot(of: tuple) {
      if flows[slot].continues(with: packet, upward: tuple.upward) { return .held(slot: slot) }
      incarnation = flows[slot].incarnation &+ 1
      remove(slot)
    }
    letGoOfClosed(before: packet.time)
    if count >= bound { relieve() } else { listEnding(before: packet.time) }
    return .vacant(incarnation: incarnation)
  }

  @inline(__always)
  private func slot(of tuple: Tuple) -> Int? {
    index.place(tuple.hash) { flows[$0].key == tuple.key }
  }

  /// Makes a flow of its first packet, where there is none, once what is leaving has left; gives its slot.
  mutating func insert(_ packet: DecodedPacket, _ tuple: Tuple, incarnation: UInt32) -> Int {
    let flow = Flow(packet, key: tuple.key, upward: tuple.upward, incarnation: incarnation)
    let slot: Int
    if let reused = free.popLast() {
      slot = Int(reused)
      if let next = free.last { flows.prefetch(at: Int(next)) }
      flows[slot] = flow
      isFree[slot] = false
    } else {
      slot = flows.count
      flows.append(flow)
      isFree.append(false)
    }
    index.enter(slot, tuple.hash)
    return slot
  }

  /// Changes the flow in `slot` by a packet, which may close it.
  @inline(__always)
  mutating func add<Result>(to slot: Int, _ change: (inout Flow) -> Result) -> Result {
    let wasOpen = !flows[slot].isClosed
    let result = change(&flows[slot])
    if wasOpen, let closedAt = flows[slot].closedAt { noteClosing(slot, at: closedAt) }
    return result
  }

  @inline(never)
  private mutating func noteClosing(_ slot: Int, at time: Int64) {
    closing.append(slot, since: time)
    resting.append(slot, since: time)
    if max(closing.count, resting.count) > 2 * bound { listClosed() }
  }

  /// Changes the flow in `slot`.
  @inline(__always)
  mutating func update<Result>(_ slot: Int, _ change: (inout Flow) -> Result) -> Result {
    change(&flows[slot])
  }

  /// Gives the slots of the flows that had to leave to others, once they were taken and vacated.
  mutating func freeLeaving() {
    free += leaving
    leaving.removeAll(keepingCapacity: true)
  }

  /// The slots of all flows that can be found.
  var occupied: [Int] { flows.indices.filter { !isFree[$0] } }

  /// Empties the table; gives what was in it.
  mutating func drain() -> [Flow] {
    var rest = flows
    flows = []
    index = HashIndex(isSpacious: true)
    // In place: the table may be most of the memory there is.
    var kept = 0
    for slot in rest.indices where !isFree[slot] {
      if kept != slot { rest.swapAt(kept, slot) }
      kept += 1
    }
    rest.removeSubrange(kept...)
    free = []
    isFree = []
    closing = SlotQueue()
    resting = SlotQueue()
    return rest
  }

  // MARK: Leaving

  /// Lets go of flows that closed longer ago than stragglers take.
  private mutating func letGoOfClosed(before time: Int64) {
    while closing.count > 0, time &- closing[0].since > Flow.linger {
      let (slot, closedAt) = closing.removeFirst()
      let place = Int(slot)
      if !isFree[place], flows[place].closedAt == closedAt { remove(place) }
    }
  }

  /// Lists the next flows that closed and have been silent since for longer than their sessions wait, once they are enough.
  private mutating func listEnding(before time: Int64) {
    guard resting.count >= endingCount,
      time &- resting[endingCount - 1].since > Flow.streamLinger
    else { return }
    for place in 0..<endingCount { flows.prefetch(at: Int(resting[place].slot)) }
    for _ in 0..<endingCount {
      // Whichever flow lies there by now.
      let slot = Int(resting.removeFirst().slot)
      guard !isFree[slot] else { continue }
      // Asked where it lies: a copy would be as large as all of it.
      let (rests, isOver, last) = update(slot) {
        ($0.isClosed && $0.session.isOpen, $0.isSessionOver(at: time), $0.last)
      }
      guard rests else { continue }
      if isOver { ending.append(slot) } else { resting.append(slot, since: last) }
    }
  }

  /// Forgets the flows whose sessions were over, once these have ended.
  mutating func forgetEnding() { ending.removeAll(keepingCapacity: true) }

  /// Lists the closed flows anew: entries of flows that left otherwise, and times out of order, would pile up.
  private mutating func listClosed() {
    var closed: [SlotQueue.Entry] = flows.indices.compactMap { slot in
      guard !isFree[slot], let closedAt = flows[slot].closedAt else { return nil }
      return (UInt32(truncatingIfNeeded: slot), closedAt)
    }
    closed.sort { $0.since < $1.since }
    closing = SlotQueue(closed)
    resting = SlotQueue(closed)
  }

  /// Makes room: all closed flows leave; when there are none, the eighth of all that has been silent longest.
  private mutating func relieve() {
    // One walk over the flows, which are far apart; what is compared then lies close together.
    var closed: [Int] = []
    silences.removeAll(keepingCapacity: true)
    silences.reserveCapacity(flows.count)
    let bytes = Flow.silenceEnd
    for slot in flows.indices where !isFree[slot] {
      flows.prefetch(at: slot + Self.lead, bytes: bytes)
      if flows[slot].closedAt != nil {
        closed.append(slot)
      } else {
        silences.append(Silence(since: flows[slot].last, slot: slot))
      }
    }
    remove(closed)
    closing.removeAll()
    resting.removeAll()
    guard closed.count < bound / 16 else { return }
    silences.keepLeast(max(1, bound / 8))
    remove(silences.map(\.slot))
    evicted += silences.count
  }

  /// How many flows ahead memory is asked for in that walk, which takes some 10 ns for each.
  private static let lead = 16

  /// How long nothing has been heard of a flow; the longest comes first.
  private struct Silence: Comparable {
    let since: Int64
    let slot: Int

    static func < (one: Silence, other: Silence) -> Bool {
      (one.since, one.slot) < (other.since, other.slot)
    }
  }

  /// Makes a flow one that is found no more, and has to leave.
  private mutating func remove(_ slot: Int) { remove(slot, flows[slot].key.scattered(seed)) }

  /// The same of many: where all are found is asked for before any is looked for.
  private mutating func remove(_ slots: [Int]) {
    let hashes = slots.map { slot in
      let hash = flows[slot].key.scattered(seed)
      index.prefetch(hash)
      return hash
    }
    for (slot, hash) in zip(slots, hashes) { remove(slot, hash) }
  }

  private mutating func remove(_ slot: Int, _ hash: UInt64) {
    isFree[slot] = true
    leaving.append(UInt32(truncatingIfNeeded: slot))
    index.remove(slot, hash)
  }
}
