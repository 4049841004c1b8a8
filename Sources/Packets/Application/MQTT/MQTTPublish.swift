/// A message on its way, to the server or from it (MQTT 5 §3.3).
///
///     | 0 0 1 1 | DUP | QoS (2) | RETAIN |
///     | Remaining Length | Topic Name | Packet Identifier (QoS > 0) | Properties (5) | Payload |
public struct MQTTPublish: Hashable, Sendable {
  /// Whether it may have been sent before.
  public let isDuplicate: Bool
  public let qualityOfService: MQTTQualityOfService
  public let isRetained: Bool
  /// Empty where a topic alias stands for it.
  public let topic: String
  /// Nil with QoS 0.
  public let packetIdentifier: UInt16?
  public let properties: MQTTProperties
  /// The payload's first bytes: all that were given of it.
  public let payload: [UInt8]
  /// Bytes of the whole payload.
  public let payloadLength: Int

  /// - Parameters:
  ///   - bytes: the packet from its fixed header on; it may end within the payload.
  ///   - payloadBound: most bytes kept of the payload.
  public init(
    parsing bytes: RawSpan, _ version: MQTTVersion, payloadBound: Int = .max
  ) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let header = try MQTTFixedHeader(parsing: &reader)
    guard header.type == .publish else {
      throw DecodeError(.invalid(field: "Packet Type", value: UInt64(header.type.rawValue)), at: 0)
    }
    guard let quality = MQTTQualityOfService(rawValue: header.flags >> 1 & 3) else {
      throw DecodeError(.invalid(field: "QoS", value: 3), at: 0)
    }
    reader.truncate(to: header.packetLength)
    isDuplicate = header.flags & 8 != 0
    qualityOfService = quality
    isRetained = header.flags & 1 != 0
    topic = try reader.readMQTTString()
    packetIdentifier = quality == .atMostOnce ? nil : try reader.read()
    properties =
      version.hasProperties
      ? try MQTTProperties(parsing: &reader, of: .publish) : MQTTProperties()
    guard !topic.isEmpty || properties.topicAlias != nil else {
      throw DecodeError(.invalid(field: "Topic Name length", value: 0), at: header.byteCount)
    }
    payloadLength = header.packetLength - reader.offset
    payload = [UInt8](
      copying: try reader.readBytes(min(reader.remaining, max(0, payloadBound))))
  }
}
