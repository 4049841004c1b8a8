/// Packets and bytes of one party, minute by minute.
///
/// Sparse, and bounded: past ``bound`` stretches, the stretch doubles. The outcome is the same
/// in whichever order the packets came and the parts were merged.
public struct Timeline: Hashable, Sendable {
  public struct Stretch: Hashable, Sendable {
    public var sent = Tally()
    public var received = Tally()
  }

  public static let bound = 4096

  /// Minutes in a stretch: a power of two.
  public private(set) var minutes: Int32 = 1
  /// By number of the stretch since 1970.
  public private(set) var stretches: [Int32: Stretch] = [:]

  public init() {}

  mutating func add(sent: Tally, received: Tally, minute: Int32) {
    guard sent.packets > 0 || received.packets > 0 else { return }
    let number = minute >= 0 ? minute / minutes : (minute + 1) / minutes - 1
    stretches[number, default: Stretch()].sent += sent
    stretches[number, default: Stretch()].received += received
    while stretches.count > Self.bound { double() }
  }

  mutating func merge(_ other: Timeline) {
    var other = other
    while minutes < other.minutes { double() }
    while other.minutes < minutes { other.double() }
    for (number, stretch) in other.stretches {
      stretches[number, default: Stretch()].sent += stretch.sent
      stretches[number, default: Stretch()].received += stretch.received
    }
    while stretches.count > Self.bound { double() }
  }

  /// The same counts in stretches of at least `wanted` minutes.
  public func widened(to wanted: Int32) -> Timeline {
    var copy = self
    while copy.minutes < wanted { copy.double() }
    return copy
  }

  private mutating func double() {
    var wider: [Int32: Stretch] = [:]
    for (number, stretch) in stretches {
      wider[number >> 1, default: Stretch()].sent += stretch.sent
      wider[number >> 1, default: Stretch()].received += stretch.received
    }
    stretches = wider
    minutes = minutes << 1
  }
}
