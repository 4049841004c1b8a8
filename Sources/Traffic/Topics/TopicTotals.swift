import Packets

/// What was seen of one topic.
public struct TopicTotals: Hashable, Sendable {
  /// The latest message.
  public struct Payload: Hashable, Sendable {
    /// Nanoseconds since 1970.
    public let time: Int64
    public let evidence: Evidence
    /// Its first bytes.
    public let bytes: [UInt8]
    /// Bytes of all of it.
    public let length: Int
  }

  /// Most bytes kept of a payload.
  public static let payloadBound = 4096

  /// Clients that published to it.
  public var publishers = TopicMembers()
  /// Clients that subscribed to it, or were sent its messages.
  public var subscribers = TopicMembers()
  /// PUBLISH packets by clients, and by the broker.
  public var published = 0
  public var delivered = 0
  /// Bytes of payload, both ways.
  public var bytes = 0
  /// Of one payload; nil where there was no message.
  public var smallest: Int?
  public var largest: Int?
  /// Messages that the broker is to keep, or had kept.
  public var retained = 0
  /// Bit 0 for QoS 0, bit 1 for QoS 1, bit 2 for QoS 2.
  public var qualities: UInt8 = 0
  /// First and last packet about it, in nanoseconds since 1970.
  public var first: Int64
  public var last: Int64
  public var evidence = EvidenceList()
  public var lastPayload: Payload?

  /// Messages, both ways.
  public var messages: Int { published + delivered }

  public init(at time: Int64, _ evidence: Evidence) {
    first = time
    last = time
    self.evidence.insert(evidence)
  }

  /// Adds what was seen elsewhere, or later.
  mutating func merge(_ other: Self) {
    publishers.merge(other.publishers)
    subscribers.merge(other.subscribers)
    published += other.published
    delivered += other.delivered
    bytes += other.bytes
    smallest = [smallest, other.smallest].compactMap { $0 }.min()
    largest = [largest, other.largest].compactMap { $0 }.max()
    retained += other.retained
    qualities |= other.qualities
    first = min(first, other.first)
    last = max(last, other.last)
    evidence.merge(other.evidence)
    if let theirs = other.lastPayload {
      // Of one frame's messages the later counts.
      if let own = lastPayload, (own.time, own.evidence) > (theirs.time, theirs.evidence) { return }
      lastPayload = theirs
    }
  }
}

extension TopicTotals {
  /// One message.
  ///
  /// - Parameters:
  ///   - client: the publisher or, of a message by the broker, who was sent it.
  ///   - payload: its first bytes.
  init(
    message payload: [UInt8], length: Int, isFromClient: Bool, client: Party, clientID: String?,
    quality: MQTTQualityOfService, isRetained: Bool, at time: Int64, _ evidence: Evidence
  ) {
    self.init(at: time, evidence)
    if isFromClient {
      publishers.add(client, clientID, messages: 1, evidence)
      published = 1
    } else {
      subscribers.add(client, clientID, messages: 1, evidence)
      delivered = 1
    }
    bytes = length
    smallest = length
    largest = length
    retained = isRetained ? 1 : 0
    qualities = 1 << quality.rawValue
    lastPayload = Payload(
      time: time, evidence: evidence, bytes: Array(payload.prefix(Self.payloadBound)),
      length: length)
  }
}
