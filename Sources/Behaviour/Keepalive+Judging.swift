import Traffic

/// What keeps connections open.
extension Keepalive {
  /// Fewest beats that make a keepalive.
  static let fewestBeats = 4
  /// How much of the intervals must fit the period, where a beat is known by its size and its time only.
  private static let leastShare = 0.75
  /// The shortest period, in seconds, of a beat that is known by its size and its time only: any of these follows a second of
  /// silence, so that talk which pauses now and then seems to beat a little slower than that. A judgement.
  private static let leastPeriod = 3.0
  /// The same where there are eight intervals at least and they vary by no more than so much of the period: a program beats so,
  /// and no talk.
  private static let leastExactPeriod = 1.5
  private static let exactJitter = 0.06
  private static let exactIntervals = 8
  /// What is no more apart than this is as regular, and the one that varies less is taken.
  private static let likeShare = 0.05

  /// One for each sender and kind, those with most beats first.
  static func all(in dealings: borrowing Dealings) -> [Keepalive] {
    // Few contacts have any.
    guard !dealings.rhythm.beats.isEmpty else { return [] }
    var best: [Keepalive] = []
    for totals in dealings.rhythm.beats where !dealings.mayBeAnswer(totals.key) {
      guard var found = Keepalive(judging: totals) else { continue }
      if found.kind == .udp, dealings.service == "quic" { found.kind = .quic }
      found.silence = found.silence(since: totals.last, in: dealings)
      if let place = best.firstIndex(where: { $0.kind == found.kind && $0.sender == found.sender })
      {
        if best[place].count < found.count { best[place] = found }
      } else {
        best.append(found)
      }
    }
    return best.filter { found in !best.contains(where: found.mayAnswer) }.sorted {
      ($1.count, $0.kind) < ($0.count, $1.kind)
    }
  }

  /// What one side sends at the other's period, and so much more seldom, answers beats: of some the capture lacks the first
  /// copy, and some were sent again before they were answered. A judgement: it holds until a fifth of them is lost.
  private static let answersPerBeat = 4

  private func mayAnswer(_ other: Keepalive) -> Bool {
    guard size > 0, other.kind == kind, other.sender != sender,
      other.count >= count * Self.answersPerBeat, let period, let beat = other.period
    else { return false }
    return abs(period.seconds - beat.seconds) <= Regularity.tolerance * beat.seconds
  }

  /// Beats that must be due before one is told to have stopped: one or two are lost, or left out. A judgement.
  private static let silentBeats = 5.0

  private func silence(since last: Int64, in dealings: borrowing Dealings) -> Int64? {
    let closed = dealings.rhythm.closedByClient &+ dealings.rhythm.closedByServer
    guard let period, closed == 0 else { return nil }
    let silence = dealings.captured.end - last
    return Double(silence) / 1e9 >= Self.silentBeats * period.seconds ? silence : nil
  }

  /// Nil where beats are too few, or of a kind that is known by its regularity, and not regular.
  private init?(judging totals: BeatTotals) {
    guard totals.count >= Self.fewestBeats else { return nil }
    let isCertain = totals.key.size == 0
    let period = Self.period(of: totals, isCertain: isCertain)
    guard isCertain || period != nil else { return nil }
    self.init(
      kind: totals.key.kind, sender: totals.key.isFromClient ? .device : .destination,
      count: Int(totals.count), period: period, size: Int(totals.key.size),
      evidence: totals.evidence.items)
  }

  /// From one beat to the next; or, of a timer that whatever is sent sets back, from the last that was sent before it.
  /// Whichever is more regular is what the sender goes by.
  private static func period(of totals: BeatTotals, isCertain: Bool) -> Period? {
    // Between beats there is one interval fewer than beats; before them there are as many.
    let series = [(totals.apart, fewestBeats - 1), (totals.quiet, fewestBeats)]
    let found = series.compactMap { intervals, fewest -> Regularity? in
      guard let found = isCertain ? Regularity(intervals) : Regularity(provenBy: intervals),
        found.fitting >= fewest, found.single * 2 >= found.fitting,
        found.missed <= found.fitting, found.share >= leastShare,
        isCertain || isSlowEnough(found)
      else { return nil }
      return found
    }
    // A beat left out, or of another size, makes two periods one: the shorter is what the sender goes by, unless more of the
    // intervals are the longer, and these vary less: then the shorter fits the rest by chance.
    let byLength = found.sorted { $0.period < $1.period }
    if let shorter = byLength.first, let longer = byLength.last {
      let multiple = (longer.period / shorter.period).rounded()
      let isMultiple =
        abs(longer.period - multiple * shorter.period) <= Regularity.tolerance * shorter.period
      if multiple >= 2, isMultiple {
        let isPlainer =
          longer.missed == 0 && longer.single > shorter.single
          && longer.jitter * shorter.period < shorter.jitter * longer.period
        return period(of: totals, isPlainer ? longer : shorter)
      }
    }
    let best = found.max { left, right in
      abs(left.share - right.share) > likeShare
        ? left.share < right.share : left.jitter / left.period > right.jitter / right.period
    }
    return best.map { period(of: totals, $0) }
  }

  private static func isSlowEnough(_ found: Regularity) -> Bool {
    if found.period >= leastPeriod { return true }
    return found.period >= leastExactPeriod && found.single >= exactIntervals
      && found.jitter <= exactJitter * found.period
  }

  private static func period(of totals: BeatTotals, _ found: Regularity) -> Period {
    Period(
      seconds: found.period, jitter: found.jitter, count: Int(totals.count), missed: found.missed)
  }
}

extension Dealings {
  /// Whether a datagram may be the answer to one that was not captured: of the side that was called only it was heard.
  fileprivate func mayBeAnswer(_ key: BeatTotals.Key) -> Bool {
    guard kind == .udp else { return false }
    return key.isFromClient
      ? packetsReceived == 0 && initiator != .device
      : packetsSent == 0 && initiator != .destination
  }
}
