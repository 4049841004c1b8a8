import Packets

/// How often each device asked for each name, and how often it was answered.
public struct NameQuestions: Equatable, Sendable {
  public struct Key: Comparable, TableKey {
    public let asker: IPAddress
    /// Lower case, without the final dot.
    public let name: String

    public init(asker: IPAddress, name: String) {
      self.asker = asker
      self.name = name
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.asker, left.name) < (right.asker, right.name)
    }

    public func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      mixer.add(asker)
      mixer.add(name)
      return mixer.hash
    }
  }

  public struct Totals: Hashable, Sendable {
    public var questions = 0
    public var answers = 0
    /// Answers that there is no such name (NXDOMAIN, RFC 1035 §4.1.1), and answers with an address that leads nowhere
    /// (0.0.0.0, ::), as filters give.
    @SmallCount public var nonexistent = 0
    @SmallCount public var withheld = 0
    public var first: Int64 = .max
    public var last: Int64 = .min
    public var evidence = EvidenceList()

    public init() {}

    public mutating func merge(_ other: Totals) {
      questions += other.questions
      answers += other.answers
      nonexistent += other.nonexistent
      withheld += other.withheld
      first = min(first, other.first)
      last = max(last, other.last)
      evidence.merge(other.evidence)
    }
  }

  public static let bound = 49_152

  public private(set) var totals = BoundedTable<Key, Totals>(bound: bound)

  public init() {}

  mutating func add(_ key: Key, _ change: Totals) { totals.add(key, change) { $0.merge($1) } }

  mutating func merge(_ other: NameQuestions) { totals.merge(other.totals) { $0.merge($1) } }
}
