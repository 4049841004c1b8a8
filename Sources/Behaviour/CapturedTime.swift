/// When somebody captured: captures that are read as one may lie days apart. In nanoseconds since 1970.
public struct CapturedTime: Hashable, Sendable {
  /// From the first packet of all captures to the last.
  public let start: Int64
  public let end: Int64
  /// The times between them during which nobody captured: in order, none touching another.
  public let pauses: [Range<Int64>]

  /// Captures that follow each other more closely are one that goes on in another file: a judgement.
  public static let leastPause: Int64 = 60_000_000_000
  /// Of the longer of the captures around it, the part that a pause lasts at least: a network may be silent for a minute while a
  /// capture goes on in another file. A judgement.
  private static let leastShare: Int64 = 10

  public init(start: Int64, end: Int64, pauses: [Range<Int64>] = []) {
    self.start = start
    self.end = end
    self.pauses = pauses
  }

  /// What lies between the times of captures, as far as these were asked about.
  ///
  /// Definition: a time between the last packet of a capture and the first of the next in which no other goes on, of
  /// ``leastPause`` and a tenth of the longer of the two at least.
  public init(of captures: [ClosedRange<Int64>], from start: Int64, to end: Int64) {
    var pauses: [Range<Int64>] = []
    var before: ClosedRange<Int64>?
    for capture in captures.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      defer {
        if before.map({ capture.upperBound > $0.upperBound }) ?? true { before = capture }
      }
      guard let before, capture.lowerBound > before.upperBound else { continue }
      let longer = max(Self.length(of: before), Self.length(of: capture))
      guard
        capture.lowerBound - before.upperBound >= max(Self.leastPause, longer / Self.leastShare)
      else { continue }
      let (from, to) = (max(start, before.upperBound), min(end, capture.lowerBound))
      if from < to { pauses.append(from..<to) }
    }
    self.init(start: start, end: end, pauses: pauses)
  }

  /// For how long somebody captured, in nanoseconds.
  public var length: Int64 {
    max(0, end - start) - pauses.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
  }

  /// The times during which somebody captured, in order.
  public var stretches: [ClosedRange<Int64>] {
    guard start <= end else { return [] }
    return zip([start] + pauses.map(\.upperBound), pauses.map(\.lowerBound) + [end])
      .map { $0...max($0, $1) }
  }

  /// The stretch that a time lies in, or the last one before it.
  func stretch(around time: Int64) -> ClosedRange<Int64> {
    let from = pauses.last { $0.upperBound <= time }?.upperBound ?? start
    let to = pauses.first { $0.upperBound > from }?.lowerBound ?? end
    return from...max(from, to)
  }

  private static func length(of capture: ClosedRange<Int64>) -> Int64 {
    capture.upperBound - capture.lowerBound
  }
}
