/// A client asks for messages (MQTT 5 §3.8), or no longer wants them (§3.10).
///
///     | Packet Identifier | Properties (5) | Topic Filter | Options (SUBSCRIBE) | … |
public struct MQTTSubscribe: Hashable, Sendable {
  /// One Topic Filter, with how its messages are to be sent.
  public struct Subscription: Hashable, Sendable {
    public let filter: String
    /// Subscription Options; before version 5 the Requested QoS alone. Zero in an UNSUBSCRIBE.
    public let options: UInt8

    /// Nil for the value that is forbidden.
    public var qualityOfService: MQTTQualityOfService? { .init(rawValue: options & 3) }
  }

  /// Whether it is an UNSUBSCRIBE.
  public let isUnsubscribe: Bool
  public let packetIdentifier: UInt16
  public let properties: MQTTProperties
  public let subscriptions: [Subscription]

  /// Most filters of a packet; a judgement, far above any seen.
  private static let subscriptionBound = 1024

  init(
    parsing reader: inout ByteReader, _ type: MQTTPacketType, _ version: MQTTVersion
  ) throws(DecodeError) {
    isUnsubscribe = type == .unsubscribe
    packetIdentifier = try reader.read()
    properties =
      version.hasProperties ? try MQTTProperties(parsing: &reader, of: type) : MQTTProperties()
    var subscriptions: [Subscription] = []
    repeat {
      let filter = try reader.readMQTTTopicFilter()
      let start = reader.offset
      let options: UInt8 = isUnsubscribe ? 0 : try reader.read()
      guard options & 3 != 3, options & 0xc0 == 0 else {
        throw DecodeError(
          .invalid(field: "Subscription Options", value: UInt64(options)), at: start)
      }
      guard subscriptions.count < Self.subscriptionBound else {
        throw DecodeError(
          .limit(field: "Topic Filters", bound: Self.subscriptionBound), at: start)
      }
      subscriptions.append(Subscription(filter: filter, options: options))
    } while reader.remaining > 0
    self.subscriptions = subscriptions
  }
}

/// What the server answers to it: SUBACK (MQTT 5 §3.9) or UNSUBACK (§3.11).
///
///     | Packet Identifier | Properties (5) | Reason Code | … |
public struct MQTTSubscribeAcknowledgment: Hashable, Sendable {
  public let packetIdentifier: UInt16
  public let properties: MQTTProperties
  /// One for each filter: the QoS granted, or why not. None in an UNSUBACK before version 5.
  public let reasonCodes: [MQTTReasonCode]

  init(
    parsing reader: inout ByteReader, _ type: MQTTPacketType, _ version: MQTTVersion
  ) throws(DecodeError) {
    packetIdentifier = try reader.read()
    properties =
      version.hasProperties ? try MQTTProperties(parsing: &reader, of: type) : MQTTProperties()
    let start = reader.offset
    let codes = [UInt8](copying: reader.readRest())
    let isStrict = type == .suback && !version.hasProperties
    guard !isStrict || codes.allSatisfy({ $0 <= 2 || $0 == 0x80 }),
      !codes.isEmpty || type == .unsuback
    else {
      throw DecodeError(.invalid(field: "Reason Codes", value: UInt64(codes.count)), at: start)
    }
    reasonCodes = codes.map { MQTTReasonCode(rawValue: $0) }
  }
}
