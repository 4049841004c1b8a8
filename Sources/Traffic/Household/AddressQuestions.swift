/// How often a station asked DHCP servers for an address (RFC 2131 §3.1: DISCOVER, REQUEST), and whether any answered.
public struct AddressQuestions: Hashable, Sendable {
  /// What follows sooner, in nanoseconds, is the same question, heard again where an access point repeats it: a judgement, for
  /// clients wait for seconds (RFC 2131 §4.1).
  static let spacing: Int64 = 100_000_000

  private var times = StartTimes()
  /// Messages of servers to it, of whatever kind.
  public private(set) var answers = 0
  /// The first questions.
  public private(set) var evidence = EvidenceList()

  public init(askedAt time: Int64, _ evidence: Evidence) {
    times.insert(time)
    self.evidence.insert(evidence)
  }

  /// An answer.
  public init() {
    answers = 1
  }

  /// How often it asked.
  public var questions: Int {
    var count = 0
    var last: Int64?
    for time in times.times where last.map({ time - $0 >= Self.spacing }) ?? true {
      count += 1
      last = time
    }
    return count
  }

  /// From the first question to the last, in nanoseconds.
  public var length: Int64 {
    guard let first = times.times.first, let last = times.times.last else { return 0 }
    return last - first
  }

  public mutating func merge(_ other: Self) {
    times.merge(other.times)
    answers += other.answers
    evidence.merge(other.evidence)
  }
}
