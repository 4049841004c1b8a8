import Packets

/// The open flows, and those that closed a moment ago.
///
/// Flows lie in a slab and are found through an index of their keys' hashes. Bounded: when the
/// slab is full, closed flows leave first, then the longest silent. What leaves is found no more, but lies where it was
/// until whoever calls has taken it, and vacates its slot.
struct FlowTable: Sendable {
  /// Most flows held at one time.
  let bound: Int
  /// Flows that left before their end because of that bound.
  private(set) var evicted = 0

  private(set) var flows: [Flow] = []
  /// Slots of `flows` that hold no flow.
  private var free: [UInt32] = []
  private var isFree: [Bool] = []
  private var index = HashIndex()
  private let seed: UInt64
  /// Closed flows in order of closing: slot, and the flow's closing time to tell whether it is the same flow still.
  private(set) var closing: [(slot: UInt32, closedAt: Int64)] = []
  private var closingHead = 0
  /// Slots of flows that have to leave, in order: for the caller to take, and to vacate.
  private(set) var leaving: [UInt32] = []

  init(bound: Int, seed: UInt64) {
    self.bound = bound
    self.seed = seed
    // Reserved but untouched memory costs nothing, and growing would hold the table twice.
    flows.reserveCapacity(bound)
  }

  /// Flows that can be found.
  var count: Int { flows.count - free.count - leaving.count }

  /// Where the flow of a packet is, or would be.
  struct Place {
    let key: FlowKey
    /// Whether the packet goes from the low end point.
    let upward: Bool
    let hash: UInt64
    /// Nil where there is no such flow.
    var slot: Int?
    /// How many flows of the same tuple came before it while their predecessors were still known.
    var incarnation: UInt32 = 0
  }

  /// Finds the flow a packet belongs to. Where there is none, some may have to leave to make room for it.
  @inline(__always)
  mutating func place(of packet: DecodedPacket) -> Place {
    let (key, upward) = FlowKey.of(packet)
    let hash = key.scattered(seed)
    let slot = index.place(hash) { flows[$0].key == key }
    // Nearly all are known by a look at where the flow lies; a question of all of it copies it.
    if let slot, flows[slot].closedAt == nil, !packet.tcpFlags.contains(.syn) {
      return Place(key: key, upward: upward, hash: hash, slot: slot)
    }
    return place(of: packet, Place(key: key, upward: upward, hash: hash, slot: slot))
  }

  /// - Parameter met: where a flow of the same tuple is, which may be an earlier one.
  @inline(never)
  private mutating func place(of packet: DecodedPacket, _ met: Place) -> Place {
    var place = met
    if let slot = met.slot {
      if flows[slot].continues(with: packet, upward: met.upward) { return place }
      place.slot = nil
      place.incarnation = flows[slot].incarnation &+ 1
      remove(slot, met.hash)
    }
    letGoOfClosed(before: packet.time)
    if count >= bound { relieve() }
    return place
  }

  /// Makes a flow of its first packet, where there is none, once what is leaving has left; gives its slot.
  mutating func insert(_ packet: DecodedPacket, at place: Place) -> Int {
    let flow = Flow(
      packet, key: place.key, upward: place.upward, incarnation: place.incarnation)
    let slot: Int
    if let reused = free.popLast() {
      slot = Int(reused)
      flows[slot] = flow
      isFree[slot] = false
    } else {
      slot = flows.count
      flows.append(flow)
      isFree.append(false)
    }
    index.enter(slot, place.hash)
    return slot
  }

  /// Adds a packet to the flow in `slot`.
  @inline(__always)
  mutating func add(_ packet: DecodedPacket, to slot: Int, upward: Bool) -> PacketNovelty {
    let wasOpen = flows[slot].closedAt == nil
    let novelty = flows[slot].add(packet, upward: upward)
    if wasOpen, let closedAt = flows[slot].closedAt {
      closing.append((UInt32(truncatingIfNeeded: slot), closedAt))
      if closing.count > 2 * bound { listClosed() }
    }
    return novelty
  }

  /// Changes the flow in `slot`.
  @inline(__always)
  mutating func update<Result>(_ slot: Int, _ change: (inout Flow) -> Result) -> Result {
    change(&flows[slot])
  }

  /// Lets go of what is left of the flows that had to leave, once they were taken.
  mutating func vacateLeaving() {
    for slot in leaving { flows[Int(slot)].vacate() }
    free += leaving
    leaving.removeAll(keepingCapacity: true)
  }

  /// The slots of all flows that can be found.
  var occupied: [Int] { flows.indices.filter { !isFree[$0] } }

  /// Empties the table; gives what was in it.
  mutating func drain() -> [Flow] {
    var rest = flows
    flows = []
    index = HashIndex()
    // In place: the table may be most of the memory there is.
    var kept = 0
    for slot in rest.indices where !isFree[slot] {
      if kept != slot { rest.swapAt(kept, slot) }
      kept += 1
    }
    rest.removeSubrange(kept...)
    free = []
    isFree = []
    closing = []
    closingHead = 0
    return rest
  }

  // MARK: Leaving

  /// Lets go of flows that closed longer ago than stragglers take.
  private mutating func letGoOfClosed(before time: Int64) {
    while closingHead < closing.count {
      let (slot, closedAt) = closing[closingHead]
      guard time &- closedAt > Flow.linger else { break }
      closingHead += 1
      let place = Int(slot)
      if !isFree[place], flows[place].closedAt == closedAt {
        remove(place, flows[place].key.scattered(seed))
      }
    }
    if closingHead > 4096, closingHead * 2 > closing.count {
      closing.removeFirst(closingHead)
      closingHead = 0
    }
  }

  /// Lists the closed flows anew: entries of flows that left otherwise, and times out of order, would pile up.
  private mutating func listClosed() {
    closing = flows.indices.compactMap { slot in
      guard !isFree[slot], let closedAt = flows[slot].closedAt else { return nil }
      return (UInt32(truncatingIfNeeded: slot), closedAt)
    }
    closing.sort { $0.closedAt < $1.closedAt }
    closingHead = 0
  }

  /// Makes room: all closed flows leave; when there are none, the eighth of all that has been silent longest.
  private mutating func relieve() {
    // One walk over the flows, which are far apart; what is compared then lies close together.
    var closed: [Int] = []
    var open: [Silence] = []
    open.reserveCapacity(flows.count)
    for slot in flows.indices where !isFree[slot] {
      if flows[slot].closedAt != nil {
        closed.append(slot)
      } else {
        open.append(Silence(since: flows[slot].last, slot: slot))
      }
    }
    for slot in closed { remove(slot, flows[slot].key.scattered(seed)) }
    closing.removeAll(keepingCapacity: true)
    closingHead = 0
    guard closed.count < bound / 16 else { return }
    for silence in open.least(max(1, bound / 8)) {
      remove(silence.slot, flows[silence.slot].key.scattered(seed))
      evicted += 1
    }
  }

  /// How long nothing has been heard of a flow; the longest comes first.
  private struct Silence: Comparable {
    let since: Int64
    let slot: Int

    static func < (one: Silence, other: Silence) -> Bool {
      (one.since, one.slot) < (other.since, other.slot)
    }
  }

  private mutating func remove(_ slot: Int, _ hash: UInt64) {
    isFree[slot] = true
    leaving.append(UInt32(truncatingIfNeeded: slot))
    index.remove(slot, hash)
  }
}
