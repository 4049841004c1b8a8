/// An MQTT control packet (MQTT 3.1, MQTT 3.1.1, MQTT 5 §3).
public enum MQTTPacket: Hashable, Sendable {
  case connect(MQTTConnect)
  case connack(MQTTConnectAcknowledgment)
  case publish(MQTTPublish)
  /// PUBACK, PUBREC, PUBREL or PUBCOMP.
  case acknowledgment(MQTTPublishAcknowledgment)
  /// SUBSCRIBE or UNSUBSCRIBE.
  case subscribe(MQTTSubscribe)
  case suback(MQTTSubscribeAcknowledgment)
  case unsuback(MQTTSubscribeAcknowledgment)
  case pingreq
  case pingresp
  case disconnect(MQTTReason)
  case auth(MQTTReason)

  /// - Parameters:
  ///   - bytes: the packet from its fixed header on; what follows it is not looked at.
  ///   - version: the connection's; a CONNECT has its own.
  public init(parsing bytes: RawSpan, _ version: MQTTVersion) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let header = try MQTTFixedHeader(parsing: &reader)
    guard reader.remaining >= header.remainingLength else {
      throw DecodeError(
        .truncated(needed: header.remainingLength, available: reader.remaining),
        at: header.byteCount)
    }
    reader.truncate(to: header.packetLength)
    switch header.type {
    case .connect: self = .connect(try MQTTConnect(parsing: &reader))
    case .connack: self = .connack(try MQTTConnectAcknowledgment(parsing: &reader, version))
    case .publish:
      self = .publish(try MQTTPublish(parsing: bytes, version))
      return
    case .puback, .pubrec, .pubrel, .pubcomp:
      self = .acknowledgment(try MQTTPublishAcknowledgment(parsing: &reader, header.type))
    case .subscribe, .unsubscribe:
      self = .subscribe(try MQTTSubscribe(parsing: &reader, header.type, version))
    case .suback:
      self = .suback(try MQTTSubscribeAcknowledgment(parsing: &reader, .suback, version))
    case .unsuback:
      self = .unsuback(try MQTTSubscribeAcknowledgment(parsing: &reader, .unsuback, version))
    case .pingreq: self = .pingreq
    case .pingresp: self = .pingresp
    case .disconnect: self = .disconnect(try MQTTReason(parsing: &reader, .disconnect))
    case .auth: self = .auth(try MQTTReason(parsing: &reader, .auth))
    }
    // Clients are met that count bytes into a CONNECT which mean nothing.
    guard reader.remaining == 0 || header.type == .connect else {
      throw DecodeError(
        .invalid(field: "Remaining Length", value: UInt64(header.remainingLength)),
        at: reader.offset)
    }
  }
}
