/// In which minutes something was heard: 64 stretches, each as long as it takes for all to fit.
///
/// What it says depends on the minutes alone, not on their order.
public struct ActiveMinutes: Hashable, Sendable {
  /// The first stretch, counted from 1970 in stretches.
  private var start: Int32 = 0
  /// Minutes in a stretch, as a power of two.
  private var scale: UInt8 = 0
  /// A bit for each stretch from the first, which is set.
  private var bits: UInt64 = 0

  public init() {}

  public var isEmpty: Bool { bits == 0 }
  /// Minutes in a stretch.
  public var stretchMinutes: Int32 { 1 << Int32(scale) }

  /// The stretches in which something was heard: the first minute of each, counted since 1970.
  public var stretches: [Int32] {
    (0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map { (start + Int32($0)) << Int32(scale) }
  }

  /// Adds a minute, counted since 1970.
  public mutating func insert(_ minute: Int32) {
    let place = minute >> Int32(scale) - start
    if bits != 0, (0..<64).contains(place) {
      bits |= 1 << UInt64(place)
    } else {
      var one = ActiveMinutes()
      one.start = minute
      one.bits = 1
      merge(one)
    }
  }

  public mutating func merge(_ other: ActiveMinutes) {
    guard !other.isEmpty else { return }
    guard !isEmpty else {
      self = other
      return
    }
    var other = other
    while scale < other.scale { coarsen() }
    while other.scale < scale { other.coarsen() }
    while max(last, other.last) - min(start, other.start) > 63 {
      coarsen()
      other.coarsen()
    }
    let first = min(start, other.start)
    bits = bits << UInt64(start - first) | other.bits << UInt64(other.start - first)
    start = first
  }

  private var last: Int32 { start + 63 - Int32(bits.leadingZeroBitCount) }

  /// Makes one stretch of every two.
  private mutating func coarsen() {
    let first = start >> 1
    var coarse: UInt64 = 0
    for place in 0..<Int32(64) where bits >> UInt64(place) & 1 == 1 {
      coarse |= 1 << UInt64((start + place) >> 1 - first)
    }
    start = first
    bits = coarse
    scale += 1
  }
}
