import Packets

/// A topic, or a filter that was subscribed to, of one MQTT broker.
public struct TopicKey: Hashable, Comparable, Sendable {
  public let broker: IPAddress
  public let port: UInt16
  public let topic: String

  /// Longest topic, in bytes of UTF-8; a judgement: a longer one is cut.
  static let topicBound = 512

  public init(broker: IPAddress, port: UInt16, topic: String) {
    self.broker = broker
    self.port = port
    self.topic =
      topic.utf8.count > Self.topicBound ? String(topic.prefix(Self.topicBound / 4)) : topic
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.broker, left.port, left.topic) < (right.broker, right.port, right.topic)
  }
}
