import Behaviour
import Traffic

/// How much a device and a peer exchange when nobody marks anything.
///
/// A burst is as usual when it has no more packets, and no more in them, than either
/// - what keeps their connections open brings in five seconds: a keepalive, its answer of the same size, and what
///   acknowledges the two; or
/// - what they exchange outside the marks' windows, on average in five seconds, or from one call to the next where they
///   call at a period, whichever is longer; a quarter more is allowed for, as averages are not met exactly.
///
/// What comes between the calls of one that stays connected counts for nothing here: a lamp's rare command is more than
/// its pings, however many of them there are.
struct OrdinaryTalk {
  private static let allowance = 1.25
  /// Bytes of a keepalive of unknown size, at most: an MQTT ping has 2, a WebSocket's masked one 6.
  private static let smallest = 6

  private var average = (packets: 0.0, bytes: 0.0)
  private var beats = (packets: 0, payload: 0)

  /// - Parameters:
  ///   - total: what they exchanged in all.
  ///   - marked: what of it followed marks.
  ///   - behaviours: how their contacts go on.
  ///   - unmarked: seconds of the captures that follow no mark.
  init(
    total: Tally, marked: Tally, _ behaviours: [ContactBehaviour], unmarked: Double
  ) {
    let window = Double(MarkBursts.span) / 1e9
    let rest = total - marked
    let span = behaviours.compactMap(\.period?.seconds).max().map { max(window, $0) } ?? window
    let share = unmarked > 0 ? span / unmarked : 0
    average.packets = Double(max(0, rest.packets)) * share * Self.allowance
    average.bytes = Double(max(0, rest.bytes)) * share * Self.allowance
    for keepalive in behaviours.flatMap(\.keepalives) {
      let count = Int((window / max(1, keepalive.period?.seconds ?? window)).rounded(.up))
      beats.packets += 4 * count
      beats.payload += 2 * max(keepalive.size, Self.smallest) * count
    }
  }

  /// Whether so much is nothing out of the ordinary.
  func includes(_ tally: Tally, payload: Int) -> Bool {
    tally.packets <= beats.packets && payload <= beats.payload
      || Double(tally.packets) <= average.packets && Double(tally.bytes) <= average.bytes
  }
}
