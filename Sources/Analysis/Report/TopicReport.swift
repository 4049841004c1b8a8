import Packets
import Traffic

/// A topic of an MQTT broker: who publishes to it, who is subscribed, and what was said last.
public struct TopicReport: Sendable {
  /// A client.
  public struct Member: Sendable {
    /// The device's `id`, when it is one of the home.
    public var device: String?
    public var name: String?
    public var address: IPAddress
    /// What it called itself to the broker.
    public var clientIDs: [String]
    /// Messages that it sent or was sent.
    public var messages: Int
    public var evidence: Evidence
  }

  public var broker: IPAddress
  public var port: Int
  /// The broker's name, and its device's `id` when it is in the home.
  public var brokerName: String?
  public var brokerDevice: String?
  public var topic: String
  /// Clients that published. Where none did, what was delivered came from the broker.
  public var publishers: [Member]
  /// Clients that subscribed to it, by itself or by a filter, or were sent its messages.
  public var subscribers: [Member]
  /// PUBLISH packets to the broker, and from it.
  public var published: Int
  public var delivered: Int
  /// Bytes of payload, both ways.
  public var bytes: Int
  /// Of one payload, in bytes; nil where there was no message.
  public var smallest: Int?
  public var largest: Int?
  public var retained: Int
  /// Qualities of service met, in order.
  public var qualities: [Int]
  /// Both ways, over the whole of the captures (at least a minute).
  public var messagesPerMinute: Double
  /// Nanoseconds since 1970.
  public var first: Int64
  public var last: Int64
  public var lastPayload: TopicTotals.Payload?
  public var evidence: [Evidence]

  /// Messages, both ways.
  public var messages: Int { published + delivered }
}
