/// A step of a message's delivery: PUBACK, PUBREC, PUBREL or PUBCOMP (MQTT 5 §3.4–3.7).
///
///     | Packet Identifier | Reason Code (5) | Properties (5) |
public struct MQTTPublishAcknowledgment: Hashable, Sendable {
  public let type: MQTTPacketType
  public let packetIdentifier: UInt16
  public let reasonCode: MQTTReasonCode
  public let properties: MQTTProperties

  init(parsing reader: inout ByteReader, _ type: MQTTPacketType) throws(DecodeError) {
    self.type = type
    packetIdentifier = try reader.read()
    // Both may be left out where there is nothing to say, and are before version 5.
    reasonCode = reader.remaining > 0 ? MQTTReasonCode(rawValue: try reader.read()) : .success
    properties =
      reader.remaining > 0
      ? try MQTTProperties(parsing: &reader, of: type) : MQTTProperties()
  }
}
