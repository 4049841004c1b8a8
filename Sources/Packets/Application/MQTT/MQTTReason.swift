/// The end of a connection: DISCONNECT (MQTT 5 §3.14), or a step of authentication: AUTH (§3.15).
///
///     | Reason Code (5) | Properties (5) |
public struct MQTTReason: Hashable, Sendable {
  public let reasonCode: MQTTReasonCode
  public let properties: MQTTProperties

  init(parsing reader: inout ByteReader, _ type: MQTTPacketType) throws(DecodeError) {
    reasonCode = reader.remaining > 0 ? MQTTReasonCode(rawValue: try reader.read()) : .success
    properties =
      reader.remaining > 0
      ? try MQTTProperties(parsing: &reader, of: type) : MQTTProperties()
  }
}
