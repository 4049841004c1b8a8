/// How often a fact was met, where first, and when last.
public struct FactTotals: Hashable, Sendable {
  public var count: Int
  public var bytes: Int
  public var evidence: Evidence
  /// Nanoseconds since 1970; `.min` for what has no time of its own.
  public var last: Int64

  public init(count: Int, bytes: Int, evidence: Evidence, last: Int64 = .min) {
    self.count = count
    self.bytes = bytes
    self.evidence = evidence
    self.last = last
  }

  mutating func merge(_ other: Self) {
    count += other.count
    bytes += other.bytes
    evidence = min(evidence, other.evidence)
    last = max(last, other.last)
  }
}

/// The facts of one flow or contact, in order. Bounded.
public struct FlowFacts: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let fact: FlowFact
    // One by one and in this order, they take a seventh less room than as one value: there are hundreds of thousands.
    @SmallCount private var count: Int
    private var bytes: Int
    private var evidence: Evidence
    private var last: Int64

    init(fact: FlowFact, totals: FactTotals) {
      self.fact = fact
      count = totals.count
      bytes = totals.bytes
      evidence = totals.evidence
      last = totals.last
    }

    public var totals: FactTotals {
      FactTotals(count: count, bytes: bytes, evidence: evidence, last: last)
    }

    fileprivate mutating func merge(_ other: FactTotals) {
      var totals = totals
      totals.merge(other)
      count = totals.count
      bytes = totals.bytes
      evidence = totals.evidence
      last = totals.last
    }
  }

  /// What facts are about.
  public struct Subjects: Hashable, Sendable {
    /// A bit for each subject.
    private var bits: UInt32 = 0

    public init() {}

    public func contains(_ subject: FlowFact.Subject) -> Bool {
      bits & Self.bit(of: subject) != 0
    }

    mutating func insert(_ subject: FlowFact.Subject) { bits |= Self.bit(of: subject) }

    private static func bit(of subject: FlowFact.Subject) -> UInt32 {
      1 << UInt32(subject.rawValue)
    }
  }

  /// Most values of one subject: those that sort first stay, whichever came first.
  public static let bound = 8

  public private(set) var entries: [Entry] = []
  /// Facts left out because of the bound.
  public private(set) var omitted: UInt32 = 0
  /// What anything is known of: most questions end here.
  public private(set) var subjects = Subjects()

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Whether anything is known of a subject.
  public func contains(_ subject: FlowFact.Subject) -> Bool { subjects.contains(subject) }

  /// The values of a subject, in order, each with its totals.
  public func values(of subject: FlowFact.Subject) -> [Entry] {
    contains(subject) ? entries.filter { $0.fact.subject == subject } : []
  }

  /// Whether one fact is known.
  public func holds(_ subject: FlowFact.Subject, _ value: String) -> Bool {
    guard contains(subject) else { return false }
    // By index: a loop over the entries would copy each.
    return entries.indices.contains {
      entries[$0].fact.subject == subject && entries[$0].fact.value == value
    }
  }

  /// The entry of one fact.
  public func entry(_ subject: FlowFact.Subject, _ value: String) -> Entry? {
    entries.first { $0.fact.subject == subject && $0.fact.value == value }
  }

  /// Which value of a subject was met most; of equals, the one that sorts first.
  public func mostFrequent(_ subject: FlowFact.Subject) -> Entry? {
    guard contains(subject) else { return nil }
    var best: Entry?
    for entry in entries where entry.fact.subject == subject {
      if let known = best, known.totals.count >= entry.totals.count { continue }
      best = entry
    }
    return best
  }

  /// Asks for what it holds on the heap.
  @inline(__always)
  func prefetchHeld() { entries.prefetchFirst() }

  /// Adds what was noted at once: room is made for what of it is new, and for no more, since there are tens of thousands of flows.
  mutating func add(_ noted: [(fact: FlowFact, totals: FactTotals)]) {
    if entries.capacity < entries.count + noted.count {
      let known = noted.indices.count { holds(noted[$0].fact.subject, noted[$0].fact.value) }
      entries.reserveCapacity(entries.count + noted.count - known)
    }
    for place in noted.indices { add(noted[place].fact, noted[place].totals) }
  }

  public mutating func add(_ fact: FlowFact, _ totals: FactTotals) {
    let rank = fact.subject.rawValue
    // In order, those of one subject lie beside each other.
    var first = 0
    while first < entries.count, entries[first].fact.subject.rawValue < rank { first += 1 }
    var end = first
    while end < entries.count, entries[end].fact.subject.rawValue == rank { end += 1 }
    // Most are known: whether values are equal is told sooner than which is first.
    for place in first..<end where entries[place].fact.value == fact.value {
      entries[place].merge(totals)
      return
    }
    var place = first
    while place < end, entries[place].fact.value < fact.value { place += 1 }
    if end - first >= Self.bound {
      omitted &+= 1
      guard place < end else { return }
      entries.remove(at: end - 1)
    }
    entries.put(Entry(fact: fact, totals: totals), at: place)
    subjects.insert(fact.subject)
  }

  public mutating func merge(_ other: FlowFacts) {
    if isEmpty {
      self = other
      return
    }
    for entry in other.entries { add(entry.fact, entry.totals) }
    omitted &+= other.omitted
  }
}
