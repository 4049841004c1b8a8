import Traffic

/// How long connections stood.
extension Standing {
  /// A contact that stands for more than this part of the capture is persistent (docs/behaviour.md).
  static let persistentShare = 0.6
  /// What stood for fewer seconds is no habit, however short the capture; a judgement.
  static let habitSeconds = 60.0

  /// Whether too little was seen of it to say that it stays: one moment, or less than a minute in all; or, where nothing
  /// is left that stands, less than a minute between packets.
  var isPassing: Bool {
    secondsSeen == 0 || seconds < Self.habitSeconds
      || openAfter == 0 && secondsSeen < Self.habitSeconds
  }

  /// A connection of which neither beginning nor end was captured is believed to stand through a silence of this many
  /// nanoseconds at the capture's edges; or of so many times the longest silence within it.
  private static let believedSilence: Int64 = 600_000_000_000
  private static let believedTimes: Int64 = 3

  /// - Parameter start: of the capture, as `end`, in nanoseconds since 1970.
  init(_ rhythm: ContactRhythm, from start: Int64, to end: Int64) {
    closedByDevice = Int(rhythm.closedByClient)
    closedByDestination = Int(rhythm.closedByServer)
    guard end > start else { return }
    var open: [(from: Int64, to: Int64)] = []
    var seen: [(from: Int64, to: Int64)] = []
    for span in rhythm.spans.open {
      let (times, isTooLong) = span.longestSilence.multipliedReportingOverflow(
        by: Self.believedTimes)
      let believed = isTooLong ? .max : max(Self.believedSilence, times)
      var stretch = (from: max(span.first, start), to: min(span.last, end))
      if stretch.to > stretch.from { seen.append(stretch) }
      if !span.beginsInside {
        openBefore += 1
        if span.first - start <= believed { stretch.from = start }
      }
      // One moment tells that it stood then, and not that it stands on.
      if !span.isClosed, span.last > span.first, end - span.last <= believed {
        openAfter += 1
        stretch.to = end
      }
      if stretch.to > stretch.from { open.append(stretch) }
    }
    seconds = Self.seconds(open, rhythm.spans.stretches)
    secondsSeen = Self.seconds(seen, rhythm.spans.stretches)
    share = min(1, seconds * 1e9 / Double(end - start))
  }

  /// For how long any of these stood: connections with an open end, and stretches of others.
  private static func seconds(
    _ open: [(from: Int64, to: Int64)], _ stretches: [ConnectionSpans.Stretch]
  ) -> Double {
    var seconds = Double(length(ofUnion: open)) / 1e9
    for stretch in stretches where stretch.to > stretch.from {
      let covered = open.map { (max($0.from, stretch.from), min($0.to, stretch.to)) }
      let whole = Double(stretch.to - stretch.from)
      let free = whole - Double(length(ofUnion: covered.filter { $0.0 < $0.1 }))
      seconds += Double(stretch.stood) / 1e9 * free / whole
    }
    return seconds
  }

  private static func length(ofUnion stretches: [(from: Int64, to: Int64)]) -> Int64 {
    var length: Int64 = 0
    var reached = Int64.min
    for stretch in stretches.sorted(by: { $0 < $1 }) {
      let from = max(stretch.from, reached)
      if stretch.to > from { length += stretch.to - from }
      reached = max(reached, stretch.to)
    }
    return length
  }
}
