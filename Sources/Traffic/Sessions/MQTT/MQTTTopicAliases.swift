import Packets

/// The numbers that stand for topics on one direction of a connection (MQTT 5 §3.3.2.3.4). Bounded.
struct MQTTTopicAliases: Sendable {
  private var topics: [UInt16: String] = [:]

  /// Most aliases, and the longest topic in bytes; judgements, far above any seen.
  private static let bound = 64
  private static let topicBound = 1024

  /// The topic of a message; empty where it is not known.
  mutating func topic(of publish: MQTTPublish) -> String {
    guard let alias = publish.properties.topicAlias else { return publish.topic }
    guard !publish.topic.isEmpty else { return topics[alias] ?? "" }
    if topics[alias] != nil || topics.count < Self.bound {
      topics[alias] = publish.topic.utf8.count > Self.topicBound ? nil : publish.topic
    }
    return publish.topic
  }
}
