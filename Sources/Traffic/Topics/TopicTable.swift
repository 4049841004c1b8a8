/// All topics of all brokers. Bounded; what is met most early stays.
public struct TopicTable: Sendable {
  public static let bound = 16_384

  public private(set) var topics: [TopicKey: TopicTotals] = [:]
  /// Notes left out because the table was full.
  public private(set) var omitted = 0

  /// Topics with more publishers or subscribers than are kept.
  var cutTopics: Int {
    topics.values.count { $0.publishers.isCut || $0.subscribers.isCut }
  }

  mutating func add(_ key: TopicKey, _ totals: TopicTotals) {
    if let place = topics.index(forKey: key) {
      topics.values[place].merge(totals)
    } else if topics.count < Self.bound {
      topics[key] = totals
    } else {
      omitted += 1
    }
  }

  mutating func merge(_ other: Self) {
    omitted += other.omitted
    guard topics.count + other.topics.count > Self.bound else {
      for (key, totals) in other.topics { add(key, totals) }
      return
    }
    // What is left out must not depend on a dictionary's whims.
    for (key, totals) in other.topics.sorted(by: { $0.key < $1.key }) { add(key, totals) }
  }
}
