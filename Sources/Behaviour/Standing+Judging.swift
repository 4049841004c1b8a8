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

  init(judging dealings: borrowing Dealings) {
    closedByDevice = Int(dealings.rhythm.closedByClient)
    closedByDestination = Int(dealings.rhythm.closedByServer)
    let captured = dealings.captured
    guard captured.length > 0 else { return }
    let (start, end) = (captured.start, captured.end)
    let spans = dealings.rhythm.spans
    let succeeded = Self.succeeded(spans.open, dealings.rhythm.starts.times)
    var open: [(from: Int64, to: Int64)] = []
    var seen: [(from: Int64, to: Int64)] = []
    for span in spans.open {
      let (times, isTooLong) = span.longestSilence.multipliedReportingOverflow(
        by: Self.believedTimes)
      let believed = isTooLong ? .max : max(Self.believedSilence, times)
      var stretch = (from: max(span.first, start), to: min(span.last, end))
      if stretch.to > stretch.from { seen.append(stretch) }
      if !span.beginsInside {
        openBefore += 1
        let edge = captured.stretch(around: span.first).lowerBound
        if span.first - edge <= believed { stretch.from = edge }
      }
      // One moment tells that it stood then, and not that it stands on.
      let edge = captured.stretch(around: span.last).upperBound
      if !span.isClosed, span.last > span.first, edge - span.last <= believed,
        !succeeded.contains(span)
      {
        if edge == end { openAfter += 1 }
        stretch.to = edge
      }
      if stretch.to > stretch.from { open.append(stretch) }
    }
    seconds = Self.seconds(open, spans.stretches, captured)
    secondsSeen = spans.open.isEmpty ? seconds : Self.seconds(seen, spans.stretches, captured)
    share = min(1, seconds * 1e9 / Double(captured.length))
  }

  /// Connections of which no FIN or RST was captured, and that are over all the same: their client began others to the same
  /// place since, and of them nothing was heard for longer than ever before.
  ///
  /// Threshold: three begun after one of them. One or two may stand beside it; a judgement.
  ///
  /// - Parameter starts: when others began.
  private static func succeeded(
    _ open: [ConnectionSpan], _ starts: [Int64]
  ) -> Set<ConnectionSpan> {
    guard !open.isEmpty, starts.count >= leastSuccessors, let latest = starts.last else {
      return []
    }
    let silent = open.filter { span in
      !span.isClosed && latest > span.last && latest - span.last > span.longestSilence
    }
    guard let first = silent.map(\.last).min(),
      starts[starts.count - leastSuccessors] > first
    else { return [] }
    return Set(silent)
  }

  private static let leastSuccessors = 3

  /// For how long any of these stood: connections with an open end, and stretches of others.
  private static func seconds(
    _ open: [(from: Int64, to: Int64)], _ stretches: [ConnectionSpans.Stretch],
    _ captured: CapturedTime
  ) -> Double {
    guard captured.pauses.isEmpty else {
      return captured.stretches.reduce(0) { sum, part in
        let whole = CapturedTime(start: part.lowerBound, end: part.upperBound)
        return sum + Self.seconds(cut(open, to: part), cut(stretches, to: part), whole)
      }
    }
    var seconds = Double(length(ofUnion: open)) / 1e9
    for stretch in stretches where stretch.to > stretch.from {
      let whole = Double(stretch.to - stretch.from)
      let shared =
        open.isEmpty ? 0 : Double(length(ofUnion: cut(open, to: stretch.from...stretch.to)))
      let free = whole - shared
      seconds += Double(stretch.stood) / 1e9 * free / whole
    }
    return seconds
  }

  private static func cut(
    _ open: [(from: Int64, to: Int64)], to part: ClosedRange<Int64>
  ) -> [(from: Int64, to: Int64)] {
    open.map { (max($0.from, part.lowerBound), min($0.to, part.upperBound)) }
      .filter { $0.0 < $0.1 }
  }

  /// What stood of a stretch is taken to be spread evenly over it.
  private static func cut(
    _ stretches: [ConnectionSpans.Stretch], to part: ClosedRange<Int64>
  ) -> [ConnectionSpans.Stretch] {
    stretches.compactMap { stretch in
      var own = stretch
      own.from = max(stretch.from, part.lowerBound)
      own.to = min(stretch.to, part.upperBound)
      guard own.to > own.from else { return nil }
      let share = Double(own.to - own.from) / Double(stretch.to - stretch.from)
      own.stood = Int64(Double(stretch.stood) * share)
      return own
    }
  }

  private static func length(ofUnion stretches: [(from: Int64, to: Int64)]) -> Int64 {
    guard stretches.count > 1 else { return stretches.first.map { max(0, $0.to - $0.from) } ?? 0 }
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
