import Packets

extension Dissector {
  /// MQTT for Sensor Networks (MQTT-SN 1.2 §5).
  static func readMQTTSN(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "MQTT-SN"
    if try reader.peek(UInt8.self) == 1 { try reader.octets("Long length", 1) }
    if reader.fields.isEmpty {
      try reader.integer("Length", UInt8.self)
    } else {
      try reader.integer("Length", UInt16.self)
    }
    let type = MQTTSNMessageType(
      rawValue: try reader.hexadecimal("Message type", UInt8.self) {
        MQTTSNMessageType(rawValue: $0).description
      })
    switch type {
    case .advertise:
      try reader.integer("Gateway", UInt8.self)
      try reader.integer("Duration", UInt16.self) { _ in (nil, "seconds") }
    case .searchGateway: try reader.integer("Radius", UInt8.self)
    case .gatewayInfo: try reader.integer("Gateway", UInt8.self)
    case .connect:
      try reader.hexadecimal("Flags", UInt8.self)
      try reader.integer("Protocol identifier", UInt8.self)
      try reader.integer("Keep alive", UInt16.self) { _ in (nil, "seconds") }
      if reader.remaining > 0 { try reader.text("Client identifier", reader.remaining) }
    case .connack: try reader.integer("Return code", UInt8.self)
    case .register:
      try reader.integer("Topic identifier", UInt16.self)
      try reader.integer("Message identifier", UInt16.self)
      if reader.remaining > 0 { try reader.text("Topic", reader.remaining) }
    case .regack, .puback:
      try reader.integer("Topic identifier", UInt16.self)
      try reader.integer("Message identifier", UInt16.self)
      try reader.integer("Return code", UInt8.self)
    case .publish:
      let flags = try reader.hexadecimal("Flags", UInt8.self)
      if flags & 3 == 2 {
        try reader.text("Topic", 2)
      } else {
        try reader.integer("Topic identifier", UInt16.self)
      }
      try reader.integer("Message identifier", UInt16.self)
      try readMQTTPayload("Payload", "", &reader)
    case .subscribe, .unsubscribe:
      let flags = try reader.hexadecimal("Flags", UInt8.self)
      try reader.integer("Message identifier", UInt16.self)
      if flags & 3 == 1 {
        try reader.integer("Topic identifier", UInt16.self)
      } else if reader.remaining > 0 {
        try reader.text("Topic", reader.remaining)
      }
    case .suback:
      try reader.hexadecimal("Flags", UInt8.self)
      try reader.integer("Topic identifier", UInt16.self)
      try reader.integer("Message identifier", UInt16.self)
      try reader.integer("Return code", UInt8.self)
    case .disconnect where reader.remaining == 2:
      try reader.integer("Sleeps for", UInt16.self) { _ in (nil, "seconds") }
    default: break
    }
    return .data
  }
}
