import Traffic

/// How much a device and a peer exchange when nobody marks anything.
///
/// A burst is as usual when it has no more packets, and no more bytes, than they exchange outside the marks' windows in
/// five seconds on average, or in one period of what they repeat (keepalives, polling), whichever is longer; a quarter
/// more is allowed for, as averages are not met exactly.
struct OrdinaryTalk {
  private static let allowance = 1.25

  private let packets: Double
  private let bytes: Double

  /// - Parameters:
  ///   - total: what they exchanged in all.
  ///   - marked: what of it followed marks.
  ///   - period: the longest period of what they repeat, in seconds; 0 without one.
  ///   - unmarked: seconds of the captures that follow no mark.
  init(total: Tally, marked: Tally, period: Double, unmarked: Double) {
    let rest = total - marked
    let span = max(Double(MarkBursts.span) / 1e9, period)
    let share = unmarked > 0 ? span / unmarked : 0
    packets = Double(max(0, rest.packets)) * share * Self.allowance
    bytes = Double(max(0, rest.bytes)) * share * Self.allowance
  }

  /// Whether so much is nothing out of the ordinary.
  func includes(_ tally: Tally) -> Bool {
    Double(tally.packets) <= packets && Double(tally.bytes) <= bytes
  }
}
