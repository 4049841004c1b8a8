/// How strong a sender was heard, in dBm; integers only, so that ranges add up in whatever order.
public struct SignalRange: Hashable, Sendable {
  public private(set) var weakest: Int8
  public private(set) var strongest: Int8
  private var sum: Int
  private var count: Int

  public init(_ level: Int8) {
    (weakest, strongest, sum, count) = (level, level, Int(level), 1)
  }

  public var mean: Double { Double(sum) / Double(count) }

  mutating func add(_ other: SignalRange) {
    weakest = min(weakest, other.weakest)
    strongest = max(strongest, other.strongest)
    sum += other.sum
    count += other.count
  }

  static func sum(_ left: Self?, _ right: Self?) -> Self? {
    guard var sum = left, let right else { return left ?? right }
    sum.add(right)
    return sum
  }
}
