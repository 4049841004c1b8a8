import Packets

/// How often each device asked for each name, and how often it was answered.
public struct NameQuestions: Hashable, Sendable {
  public struct Key: Hashable, Comparable, Sendable {
    public let asker: IPAddress
    /// Lower case, without the final dot.
    public let name: String

    public static func < (left: Self, right: Self) -> Bool {
      (left.asker, left.name) < (right.asker, right.name)
    }
  }

  public struct Totals: Hashable, Sendable {
    public var questions = 0
    public var answers = 0
    /// Answers whose code was not NOERROR.
    public var errors = 0
    public var first: Int64 = .max
    public var last: Int64 = .min
    public var evidence = EvidenceList()
  }

  public static let bound = 65_536

  public private(set) var totals: [Key: Totals] = [:]
  public private(set) var omitted = 0

  public init() {}

  mutating func add(_ key: Key, _ change: Totals) {
    guard var known = totals[key] else {
      if totals.count < Self.bound { totals[key] = change } else { omitted += 1 }
      return
    }
    known.questions += change.questions
    known.answers += change.answers
    known.errors += change.errors
    known.first = min(known.first, change.first)
    known.last = max(known.last, change.last)
    known.evidence.merge(change.evidence)
    totals[key] = known
  }

  mutating func merge(_ other: NameQuestions) {
    for (key, change) in other.totals { add(key, change) }
    omitted += other.omitted
  }
}
