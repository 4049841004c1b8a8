/// When something began, each time: the earliest few, the same whichever order they came in.
public struct StartTimes: Hashable, Sendable {
  /// Most times that are kept.
  public static let bound = 512

  /// In order, in nanoseconds since 1970.
  public private(set) var times: [Int64] = []
  /// How often in all.
  public private(set) var count = 0

  public init() {}

  /// Whether later times were left out.
  public var isCut: Bool { count > times.count }

  public mutating func insert(_ time: Int64) {
    count += 1
    keep(time)
  }

  public mutating func merge(_ other: StartTimes) {
    if times.isEmpty {
      times = other.times
    } else {
      for time in other.times { keep(time) }
    }
    count += other.count
  }

  private mutating func keep(_ time: Int64) {
    times.keep(time, atMost: Self.bound, by: <)
  }
}
