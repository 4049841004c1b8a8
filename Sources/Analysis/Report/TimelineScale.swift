/// The stretches that all time lines of a report have in common.
struct TimelineScale {
  /// Stretches at most: a day of minutes.
  static let bound: Int64 = 1440

  /// Minutes in a stretch: a power of two.
  let minutes: Int32
  /// The first stretch and the last, counted since 1970; nil when there are no packets.
  let span: ClosedRange<Int32>?

  /// - Parameters:
  ///   - start: The first packet, in nanoseconds since 1970.
  ///   - end: The last.
  ///   - least: Minutes that a stretch must have at least.
  init(start: Int64?, end: Int64?, least: Int32) {
    guard let start, let end, start <= end else {
      minutes = least
      span = nil
      return
    }
    let minute: Int64 = 60_000_000_000
    let first = Self.floor(start, minute)
    let last = Self.floor(end, minute)
    var width = Int64(least)
    while Self.floor(last, width) - Self.floor(first, width) >= Self.bound { width *= 2 }
    minutes = Int32(clamping: width)
    span = Int32(clamping: Self.floor(first, width))...Int32(clamping: Self.floor(last, width))
  }

  private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
