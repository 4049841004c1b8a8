/// When a contact's connections stood: the same whichever order they came in, while ``merged`` is 0.
public struct ConnectionSpans: Hashable, Sendable {
  /// A stretch of time in which connections stood that began and ended within the capture.
  public struct Stretch: Hashable, Sendable {
    /// In nanoseconds since 1970.
    public var from: Int64
    public var to: Int64
    /// For how long of it, in nanoseconds.
    public var stood: Int64
  }

  /// Most connections with an open end, and most stretches, that are kept.
  public static let bound = 16
  public static let stretchBound = 512

  /// Connections of which the capture lacks the beginning or the end: as they rank. Those that there is no room for count
  /// among the others, as long as they were seen.
  public private(set) var open: [ConnectionSpan] = []
  /// All others: in order, without overlaps.
  public private(set) var stretches: [Stretch] = []
  /// How often the bound made one of two stretches: what of it they stood is still known, but not when.
  public private(set) var merged: UInt32 = 0

  public init() {}

  /// Whether a connection, or one after another, stood all that time, in nanoseconds since 1970, as far as packets tell.
  public func stood(from start: Int64, to end: Int64) -> Bool {
    open.contains { $0.first < start && $0.last > end }
      || merged == 0 && stretches.contains { $0.from < start && $0.to > end }
  }

  public mutating func insert(_ span: ConnectionSpan) {
    if span.beginsInside, span.isClosed {
      insert(Stretch(span))
    } else {
      insertOpen(span)
    }
  }

  public mutating func merge(_ other: ConnectionSpans) {
    for span in other.open { insertOpen(span) }
    for stretch in other.stretches { insert(stretch) }
    merged &+= other.merged
  }

  private mutating func insertOpen(_ span: ConnectionSpan) {
    guard open.count == Self.bound, let last = open.last else {
      open.keep(span, atMost: Self.bound, by: <)
      return
    }
    open.keep(span, atMost: Self.bound, by: <)
    insert(Stretch(max(span, last)))
  }

  private mutating func insert(_ stretch: Stretch) {
    var stretch = stretch
    var place = stretches.count
    while place > 0, stretches[place - 1].to >= stretch.from { place -= 1 }
    while place < stretches.count, stretches[place].from <= stretch.to {
      stretch.absorb(stretches.remove(at: place))
    }
    stretches.put(stretch, at: place)
    if stretches.count > Self.stretchBound { mergeNearest() }
  }

  /// Makes one of the two stretches that are least apart.
  private mutating func mergeNearest() {
    let nearest = stretches.indices.dropLast().min {
      stretches[$0 + 1].from - stretches[$0].to < stretches[$1 + 1].from - stretches[$1].to
    }
    guard let nearest else { return }
    let next = stretches.remove(at: nearest + 1)
    stretches[nearest].to = next.to
    stretches[nearest].stood += next.stood
    merged &+= 1
  }
}

extension ConnectionSpans.Stretch {
  fileprivate init(_ span: ConnectionSpan) {
    self.init(from: span.first, to: span.last, stood: span.last - span.first)
  }

  /// Adds one that overlaps this.
  fileprivate mutating func absorb(_ other: Self) {
    let areWhole = stood == to - from && other.stood == other.to - other.from
    from = min(from, other.from)
    to = max(to, other.to)
    stood = areWhole ? to - from : min(to - from, stood + other.stood)
  }
}
