/// A contact's connections one by one, by when they began: the earliest few, the same whichever order they came in.
public struct EarliestConnections: Hashable, Sendable {
  /// Most connections that are kept.
  public static let bound = 32

  /// In order of their first packets.
  public private(set) var spans: [ConnectionSpan] = []
  /// How many there were in all.
  public private(set) var count = 0

  public init() {}

  /// Whether later ones were left out.
  public var isCut: Bool { count > spans.count }

  public mutating func insert(_ span: ConnectionSpan) {
    count += 1
    keep(span)
  }

  public mutating func merge(_ other: EarliestConnections) {
    for span in other.spans { keep(span) }
    count += other.count
  }

  private mutating func keep(_ span: ConnectionSpan) {
    spans.keep(span, atMost: Self.bound, by: Self.isEarlier)
  }

  private static func isEarlier(_ left: ConnectionSpan, _ right: ConnectionSpan) -> Bool {
    (left.first, left.last) == (right.first, right.last)
      ? left < right : (left.first, left.last) < (right.first, right.last)
  }

  /// Most that were seen to stand at one time, from the first packet of each to its last.
  public var atOnce: Int {
    let ends = spans.map(\.last).sorted()
    var (ended, most) = (0, 0)
    for (begun, span) in spans.enumerated() {
      while ended < ends.count, ends[ended] < span.first { ended += 1 }
      most = max(most, begun + 1 - ended)
    }
    return most
  }

  /// How many began after another had ended, each end counted once; nil where there were too many connections to tell.
  public var renewals: Int? {
    guard !isCut else { return nil }
    let ends = spans.filter(\.isClosed).map(\.last).sorted()
    return spans.reduce(into: 0) { renewed, span in
      if span.beginsInside, renewed < ends.count, ends[renewed] < span.first { renewed += 1 }
    }
  }
}
