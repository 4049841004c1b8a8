import Traffic

/// When a device was idle, and when it was in use.
///
/// Its rate is divided where it changes (``ChangePoints``). What it says least of the time, by a quarter of its minutes, is its
/// idle rate; stretches of two minutes at least, of four times that rate, and of twenty packets a minute more, are use. Thresholds are judgements.
public enum Phases {
  /// Fewest minutes, or longer stretches, that a time line must have.
  private static let fewest = 5
  private static let busyTimes = 4.0
  private static let busyMore = 20.0
  /// Minutes: less is a connection that is begun anew.
  private static let busyLeast = 2
  /// Most stretches that are looked at one by one.
  private static let longest = 512
  /// Most phases that are told.
  public static let bound = 24

  /// The phases of a time line, in order; none where nothing changes, or where it is too short to tell.
  ///
  /// - Parameters:
  ///   - stretches: in order, those in which nothing happened left out.
  ///   - minutes: in a stretch.
  public static func of(_ stretches: [Timeline.Stretch], minutes: Int) -> [Phase] {
    guard let first = stretches.first?.number, let last = stretches.last?.number,
      last - first >= Int32(fewest) - 1, last - first < Int32(ChangePoints.bound)
    else { return [] }
    // Halved until dividing it takes no time that anybody notices.
    var halvings: Int32 = 0
    while (last >> halvings) - (first >> halvings) >= Int32(longest) { halvings += 1 }
    let begin = first >> halvings
    let width = minutes << Int(halvings)
    var tallies = Array(repeating: Tally(), count: Int((last >> halvings) - begin) + 1)
    for stretch in stretches {
      tallies[Int((stretch.number >> halvings) - begin)] += stretch.sent + stretch.received
    }
    // No stretch's rate is above that of its busiest minute: of most devices it is known at once that none is use.
    guard tallies.contains(where: { Double($0.packets) >= busyMore * Double(width) }) else {
      return []
    }
    let starts = ChangePoints(tallies.map(\.packets)).starts
    guard starts.count > 1 else { return [] }
    var phases: [Phase] = []
    for (start, end) in zip(starts, starts.dropFirst() + [tallies.count]) {
      let sum = tallies[start..<end].reduce(Tally(), +)
      let length = Double((end - start) * width)
      phases.append(
        Phase(
          kind: .idle, start: (Int(begin) + start) * width, end: (Int(begin) + end) * width,
          packetsPerMinute: Double(sum.packets) / length,
          bytesPerMinute: Double(sum.bytes) / length))
    }
    let idle = idleRate(phases)
    for index in phases.indices {
      let rate = phases[index].packetsPerMinute
      if rate >= max(idle * busyTimes, idle + busyMore), phases[index].length >= busyLeast {
        phases[index].kind = .inUse
      }
    }
    let told = joined(phases)
    return told.count > 1 && told.count <= bound ? told : []
  }

  /// The rate that a quarter of the time does not exceed.
  private static func idleRate(_ phases: [Phase]) -> Double {
    let whole = phases.reduce(0) { $0 + $1.length }
    var passed = 0
    for phase in phases.sorted(by: { $0.packetsPerMinute < $1.packetsPerMinute }) {
      passed += phase.length
      if passed * 4 >= whole { return phase.packetsPerMinute }
    }
    return 0
  }

  /// Neighbours of one kind as one.
  private static func joined(_ phases: [Phase]) -> [Phase] {
    var joined: [Phase] = []
    for phase in phases {
      guard let last = joined.last, last.kind == phase.kind else {
        joined.append(phase)
        continue
      }
      let (own, other) = (Double(last.length), Double(phase.length))
      joined[joined.count - 1] = Phase(
        kind: phase.kind, start: last.start, end: phase.end,
        packetsPerMinute: (last.packetsPerMinute * own + phase.packetsPerMinute * other)
          / (own + other),
        bytesPerMinute: (last.bytesPerMinute * own + phase.bytesPerMinute * other) / (own + other))
    }
    return joined
  }
}

extension Phase {
  /// In minutes.
  var length: Int { end - start }
}
