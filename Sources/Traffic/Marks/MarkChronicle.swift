/// Tells a log of marks at their place in time, and of what followed each once its five seconds are over.
public struct MarkChronicle: Sendable {
  private struct Entry: Sendable {
    let time: Int64
    let text: String

    static func precedes(_ left: Self, _ right: Self) -> Bool {
      (left.time, left.text) < (right.time, right.text)
    }
  }

  private var untold: [Entry] = []
  /// Told, with their five seconds still running.
  private var running: [Entry] = []
  /// When there is something to tell next; `.max` for never.
  private var due = Int64.max
  private var count = 0

  public init() {}

  /// Learns of marks, at most as many as are watched for.
  public mutating func learn(_ marks: [(time: Int64, text: String)]) {
    let room = max(0, MarkWatch.bound - count)
    untold += marks.prefix(room).map { Entry(time: $0.time, text: $0.text) }
    count += min(room, marks.count)
    untold.sort(by: Entry.precedes)
    findDue()
  }

  /// Whether something is to be told by the time of a packet.
  @inline(__always)
  public func isDue(at time: Int64) -> Bool { time >= due }

  /// What is to be told at a time; `.max` for the end.
  public mutating func events(
    at time: Int64, _ bursts: MarkBursts, at place: Evidence
  ) -> [TrafficEvent] {
    var events: [TrafficEvent] = []
    while let mark = untold.first, mark.time <= time {
      untold.removeFirst()
      events += over(by: mark.time, bursts)
      events.append(
        TrafficEvent(
          time: mark.time, evidence: Evidence(capture: place.capture, frame: 0),
          kind: .marked(mark.text)))
      running.append(mark)
    }
    events += over(by: time, bursts)
    findDue()
    return events
  }

  private mutating func over(by time: Int64, _ bursts: MarkBursts) -> [TrafficEvent] {
    var events: [TrafficEvent] = []
    while let mark = running.first, Self.end(of: mark) <= time {
      running.removeFirst()
      // Of marks of one moment the last tells what followed.
      if running.contains(where: { $0.time == mark.time }) { continue }
      events += (bursts.windows[mark.time] ?? [:])
        .flatMap { pair, bursts in
          bursts.map {
            MarkReaction(text: mark.text, markedAt: mark.time, pair: pair, burst: $0)
          }
        }
        .sorted { ($0.burst.first, $0.burst.evidence) < ($1.burst.first, $1.burst.evidence) }
        .map {
          TrafficEvent(time: Self.end(of: mark), evidence: $0.burst.evidence, kind: .reacted($0))
        }
    }
    return events
  }

  private static func end(of mark: Entry) -> Int64 {
    let (end, overflow) = mark.time.addingReportingOverflow(MarkBursts.span)
    return overflow ? .max : end
  }

  private mutating func findDue() {
    due = min(untold.first?.time ?? .max, running.first.map(Self.end) ?? .max)
  }
}
