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

    mutating func merge(_ other: Totals) {
      questions += other.questions
      answers += other.answers
      errors += other.errors
      first = min(first, other.first)
      last = max(last, other.last)
      evidence.merge(other.evidence)
    }
  }

  public static let bound = 49_152

  public private(set) var totals: [Key: Totals] = [:]
  public private(set) var omitted = 0

  public init() {}

  mutating func add(_ key: Key, _ change: Totals) {
    if let place = totals.index(forKey: key) {
      totals.values[place].merge(change)
    } else if totals.count < Self.bound {
      totals[key] = change
    } else {
      omitted += 1
    }
  }

  mutating func merge(_ other: NameQuestions) {
    if totals.count + other.totals.count > Self.bound {
      // Not all will fit: what is left out must not depend on a dictionary's order.
      for key in other.totals.keys.sorted() { add(key, other.totals[key] ?? Totals()) }
    } else {
      for (key, change) in other.totals { add(key, change) }
    }
    omitted += other.omitted
  }
}
