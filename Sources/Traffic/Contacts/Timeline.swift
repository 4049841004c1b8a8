/// Packets and bytes of one party, minute by minute.
///
/// Sparse, and bounded: past ``bound`` stretches, the stretch doubles. The outcome is the same
/// in whichever order the packets came and the parts were merged.
public struct Timeline: Hashable, Sendable {
  public struct Stretch: Hashable, Sendable {
    /// Which stretch since 1970, counted in ``Timeline/minutes``.
    public var number: Int32
    // One by one and in this order, they take a fifth less room than as tallies: there are hundreds of thousands.
    @SmallCount private var packetsSent: Int
    @SmallCount private var packetsReceived: Int
    private var bytesSent: Int
    private var bytesReceived: Int

    public init(number: Int32, sent: Tally = Tally(), received: Tally = Tally()) {
      self.number = number
      packetsSent = sent.packets
      packetsReceived = received.packets
      bytesSent = sent.bytes
      bytesReceived = received.bytes
    }

    public var sent: Tally {
      get { Tally(packets: packetsSent, bytes: bytesSent) }
      set { (packetsSent, bytesSent) = (newValue.packets, newValue.bytes) }
    }

    public var received: Tally {
      get { Tally(packets: packetsReceived, bytes: bytesReceived) }
      set { (packetsReceived, bytesReceived) = (newValue.packets, newValue.bytes) }
    }
  }

  public static let bound = 4096

  /// Minutes in a stretch: a power of two.
  public private(set) var minutes: Int32 = 1
  /// Those in which anything happened, in order.
  public private(set) var stretches: [Stretch] = []

  public init() {}

  /// Asks for what it holds on the heap: the last stretch, to which most is added. Mutating, though it changes nothing: what is
  /// asked where it lies is not copied for it.
  @inline(__always)
  mutating func prefetchHeld() { stretches.prefetch(at: stretches.count - 1) }

  mutating func add(sent: Tally, received: Tally, minute: Int32) {
    guard sent.packets != 0 || received.packets != 0 else { return }
    add(sent: sent, received: received, in: minute >> minutes.trailingZeroBitCount)
    while stretches.count > Self.bound { double() }
  }

  mutating func merge(_ other: Timeline) {
    guard !other.stretches.isEmpty else { return }
    guard !stretches.isEmpty else {
      self = other
      return
    }
    while minutes < other.minutes { double() }
    let wider = other.widened(to: minutes)
    for stretch in wider.stretches { add(stretch, in: stretch.number) }
    while stretches.count > Self.bound { double() }
  }

  /// The same counts in stretches of at least `wanted` minutes.
  public func widened(to wanted: Int32) -> Timeline {
    var copy = self
    while copy.minutes < wanted { copy.double() }
    return copy
  }

  private mutating func add(_ stretch: Stretch, in number: Int32) {
    add(sent: stretch.sent, received: stretch.received, in: number)
  }

  @inline(__always)
  private mutating func add(sent: Tally, received: Tally, in number: Int32) {
    let place = place(after: number)
    if place > 0, stretches[place - 1].number == number {
      stretches[place - 1].sent += sent
      stretches[place - 1].received += received
    } else {
      // Whoever was heard once is mostly heard again.
      if stretches.isEmpty { stretches.reserveCapacity(2) }
      stretches.put(Stretch(number: number, sent: sent, received: received), at: place)
    }
  }

  /// How many stretches are not after this one: nearly always all.
  private func place(after number: Int32) -> Int {
    guard let last = stretches.last, last.number > number else { return stretches.count }
    return stretches.place { $0.number <= number }
  }

  private mutating func double() {
    let old = stretches
    stretches.removeAll(keepingCapacity: true)
    minutes = minutes << 1
    for stretch in old { add(stretch, in: stretch.number >> 1) }
  }
}
