/// An MQTT-SN message (MQTT-SN 1.2 §5): one in each datagram.
///
///     | Length (1, or 0x01 and 2 bytes) | MsgType | variable part |
public struct MQTTSNMessage: Hashable, Sendable {
  /// What the variable part says.
  public enum Content: Hashable, Sendable {
    case advertise(gateway: UInt8, seconds: UInt16)
    case searchGateway(radius: UInt8)
    case gatewayInfo(gateway: UInt8)
    /// The keep-alive in seconds.
    case connect(clientIdentifier: String, keepAlive: UInt16, hasWill: Bool)
    case connack(returnCode: UInt8)
    /// Nil to take the will back.
    case willTopic(String?)
    case register(topicIdentifier: UInt16, messageIdentifier: UInt16, topicName: String)
    case regack(topicIdentifier: UInt16, messageIdentifier: UInt16, returnCode: UInt8)
    case publish(MQTTSNPublish)
    case subscribe(messageIdentifier: UInt16, MQTTSNTopic)
    case suback(topicIdentifier: UInt16, messageIdentifier: UInt16, returnCode: UInt8)
    case unsubscribe(messageIdentifier: UInt16, MQTTSNTopic)
    /// Asleep for so many seconds, where it says so.
    case disconnect(sleep: UInt16?)
    /// Its type says it all, or what it says is not read.
    case other
  }

  public let type: MQTTSNMessageType
  public let content: Content

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    var length = Int(try reader.read(UInt8.self))
    if length == 1 { length = Int(try reader.read(UInt16.self)) }
    guard length == bytes.byteCount else {
      if length > bytes.byteCount {
        throw DecodeError(.truncated(needed: length, available: bytes.byteCount), at: 0)
      }
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: 0)
    }
    let start = reader.offset
    type = MQTTSNMessageType(rawValue: try reader.read())
    guard type.isAssigned else {
      throw DecodeError(.invalid(field: "MsgType", value: UInt64(type.rawValue)), at: start)
    }
    content = try Self.content(&reader, type)
  }

  private static func content(
    _ reader: inout ByteReader, _ type: MQTTSNMessageType
  ) throws(DecodeError) -> Content {
    switch type {
    case .advertise: .advertise(gateway: try reader.read(), seconds: try reader.read())
    case .searchGateway: .searchGateway(radius: try reader.read())
    case .gatewayInfo: .gatewayInfo(gateway: try reader.read())
    case .connect: try connect(&reader)
    case .connack: .connack(returnCode: try reader.read())
    case .willTopic: .willTopic(try willTopic(&reader))
    case .register:
      .register(
        topicIdentifier: try reader.read(), messageIdentifier: try reader.read(),
        topicName: try reader.readMQTTSNText(reader.remaining))
    case .regack:
      .regack(
        topicIdentifier: try reader.read(), messageIdentifier: try reader.read(),
        returnCode: try reader.read())
    case .publish: .publish(try MQTTSNPublish(parsing: &reader))
    case .subscribe, .unsubscribe: try subscription(&reader, type)
    case .suback: try suback(&reader)
    case .disconnect:
      .disconnect(sleep: reader.remaining > 0 ? try reader.read() : nil)
    default: .other
    }
  }

  private static func connect(_ reader: inout ByteReader) throws(DecodeError) -> Content {
    let flags: UInt8 = try reader.read()
    let start = reader.offset
    let protocolIdentifier: UInt8 = try reader.read()
    guard protocolIdentifier == 1 else {
      throw DecodeError(
        .invalid(field: "ProtocolId", value: UInt64(protocolIdentifier)), at: start)
    }
    let keepAlive: UInt16 = try reader.read()
    return .connect(
      clientIdentifier: try reader.readMQTTSNText(reader.remaining), keepAlive: keepAlive,
      hasWill: flags & 8 != 0)
  }

  private static func willTopic(_ reader: inout ByteReader) throws(DecodeError) -> String? {
    guard reader.remaining > 0 else { return nil }
    try reader.skip(1)  // Flags.
    return try reader.readMQTTSNText(reader.remaining)
  }

  private static func subscription(
    _ reader: inout ByteReader, _ type: MQTTSNMessageType
  ) throws(DecodeError) -> Content {
    let flags: UInt8 = try reader.read()
    let identifier: UInt16 = try reader.read()
    let topic = try MQTTSNTopic(parsing: &reader, flags: flags, isNamed: true)
    return type == .subscribe
      ? .subscribe(messageIdentifier: identifier, topic)
      : .unsubscribe(messageIdentifier: identifier, topic)
  }

  private static func suback(_ reader: inout ByteReader) throws(DecodeError) -> Content {
    try reader.skip(1)  // Flags.
    return .suback(
      topicIdentifier: try reader.read(), messageIdentifier: try reader.read(),
      returnCode: try reader.read())
  }
}

/// A message on its way over MQTT-SN (MQTT-SN 1.2 §5.4.12).
///
///     | DUP | QoS (2) | Retain | Will | CleanSession | TopicIdType (2) | TopicId | MsgId | Data |
public struct MQTTSNPublish: Hashable, Sendable {
  public let isRetained: Bool
  /// Nil for the QoS that needs no connection (-1).
  public let qualityOfService: MQTTQualityOfService?
  public let topic: MQTTSNTopic
  public let payload: [UInt8]

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let flags: UInt8 = try reader.read()
    isRetained = flags & 0x10 != 0
    qualityOfService = MQTTQualityOfService(rawValue: flags >> 5 & 3)
    topic = try MQTTSNTopic(parsing: &reader, flags: flags, isNamed: false)
    try reader.skip(2)  // MsgId.
    payload = [UInt8](copying: reader.readRest())
  }
}
