import Packets

/// The properties of MQTT 5 packets (MQTT 5.0 §2.2.2).
extension Dissector {
  static func readMQTTProperties(_ reader: inout FieldReader) throws(DecodeError) {
    let length = try reader.mqttInteger("Properties length")
    guard length <= reader.remaining else {
      throw DecodeError(.truncated(needed: length, available: reader.remaining), at: reader.offset)
    }
    let outer = reader.narrow(to: length)
    while reader.remaining > 0 {
      let identifier: UInt8 = try reader.peek()
      guard let title = propertyNames[identifier] else {
        throw DecodeError(
          .invalid(field: "Property identifier", value: UInt64(identifier)), at: reader.offset)
      }
      reader.group = title
      defer { reader.group = nil }
      try reader.hexadecimal("Property", UInt8.self)
      switch identifier {
      case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a: try reader.integer(title, UInt8.self)
      case 0x13, 0x21, 0x22, 0x23: try reader.integer(title, UInt16.self)
      case 0x02, 0x11, 0x18, 0x27: try reader.integer(title, UInt32.self)
      case 0x0b: try reader.mqttInteger(title)
      case 0x26:
        let name = try reader.mqttText("Name")
        let count = Int(try reader.integer("Value length", UInt16.self))
        try reader.text("Value", count, subject: name)
      case 0x09, 0x16:
        let count = Int(try reader.integer("Length", UInt16.self))
        if count > 0 { try reader.octets(title, count, isSecret: identifier == 0x16) }
      default: try reader.mqttText(title)
      }
    }
    reader.widen(to: outer)
  }

  private static let propertyNames: [UInt8: String] = [
    0x01: "Payload format indicator", 0x02: "Message expiry interval", 0x03: "Content type",
    0x08: "Response topic", 0x09: "Correlation data", 0x0b: "Subscription identifier",
    0x11: "Session expiry interval", 0x12: "Assigned client identifier",
    0x13: "Server keep alive", 0x15: "Authentication method", 0x16: "Authentication data",
    0x17: "Request problem information", 0x18: "Will delay interval",
    0x19: "Request response information", 0x1a: "Response information",
    0x1c: "Server reference", 0x1f: "Reason string", 0x21: "Receive maximum",
    0x22: "Topic alias maximum", 0x23: "Topic alias", 0x24: "Maximum QoS",
    0x25: "Retain available", 0x26: "User property", 0x27: "Maximum packet size",
    0x28: "Wildcard subscription available", 0x29: "Subscription identifiers available",
    0x2a: "Shared subscription available",
  ]
}
