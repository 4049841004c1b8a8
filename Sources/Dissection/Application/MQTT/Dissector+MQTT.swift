import Packets

/// MQTT control packets (MQTT 3.1.1 §3, MQTT 5.0 §3).
extension Dissector {
  static func readMQTT(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "MQTT"
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    guard let type = MQTTPacketType(rawValue: first >> 4) else {
      throw DecodeError(.invalid(field: "Packet type", value: UInt64(first >> 4)), at: start)
    }
    try reader.skip(1)
    let title = "\(type)".uppercased()
    name += ", \(title)"
    reader.note("Packet type", "\(first >> 4)", meaning: title, at: start..<start + 1)
    let flags = first & 15
    reader.note(
      "Flags", FieldReader.hexadecimal(flags),
      meaning: type == .publish ? publishFlags(flags) : nil,
      at: start..<start + 1)
    let length = try reader.mqttInteger("Remaining length")
    let packetBytes = reader.slice(start..<min(reader.offset + length, reader.rest.upperBound))
    let version = MQTTVersion.deduced(from: packetBytes.rawSpan)?.version ?? .v311
    let isHere = length <= reader.remaining
    let outer = reader.narrow(to: length)
    do throws(DecodeError) {
      try readMQTTPacket(type, flags, version, &reader)
    } catch {
      // What is cut at the frame's end is said of the whole packet.
      if isHere { throw error }
      if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    }
    if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    reader.widen(to: outer)
    guard isHere else {
      throw DecodeError(.truncated(needed: length, available: 0), at: start)
    }
    return .stream(readMQTT)
  }

  private static func publishFlags(_ flags: UInt8) -> String {
    "QoS \(flags >> 1 & 3)" + (flags & 8 != 0 ? ", duplicate" : "")
      + (flags & 1 != 0 ? ", retained" : "")
  }

  private static func readMQTTPacket(
    _ type: MQTTPacketType, _ flags: UInt8, _ version: MQTTVersion, _ reader: inout FieldReader
  ) throws(DecodeError) {
    guard reader.remaining > 0 else { return }
    switch type {
    case .connect: try readMQTTConnect(&reader)
    case .connack:
      try reader.hexadecimal("Acknowledge flags", UInt8.self) {
        $0 & 1 != 0 ? "session present" : nil
      }
      try reader.integer("Return code", UInt8.self) {
        (
          nil,
          version.hasProperties
            ? MQTTReasonCode(rawValue: $0).description
            : MQTTConnectReturnCode(rawValue: $0).description
        )
      }
      if version.hasProperties { try readMQTTProperties(&reader) }
    case .publish:
      let topic = try reader.mqttText("Topic")
      if flags & 6 != 0 { try reader.integer("Packet identifier", UInt16.self) }
      if version.hasProperties { try readMQTTProperties(&reader) }
      try readMQTTPayload("Payload", topic, &reader)
    case .subscribe, .unsubscribe:
      try reader.integer("Packet identifier", UInt16.self)
      if version.hasProperties { try readMQTTProperties(&reader) }
      while reader.remaining > 0 {
        try reader.mqttText("Topic filter")
        guard type == .subscribe else { continue }
        try reader.hexadecimal("Options", UInt8.self) { "QoS \($0 & 3) at most" }
      }
    case .suback, .unsuback:
      try reader.integer("Packet identifier", UInt16.self)
      if version.hasProperties { try readMQTTProperties(&reader) }
      while reader.remaining > 0 { try readReason(&reader, isGrant: type == .suback) }
    case .puback, .pubrec, .pubrel, .pubcomp:
      try reader.integer("Packet identifier", UInt16.self)
      if reader.remaining > 0 { try readReason(&reader, isGrant: false) }
      if reader.remaining > 0 { try readMQTTProperties(&reader) }
    case .disconnect, .auth:
      try readReason(&reader, isGrant: false)
      if reader.remaining > 0 { try readMQTTProperties(&reader) }
    default: break
    }
  }

  private static func readReason(
    _ reader: inout FieldReader, isGrant: Bool
  ) throws(DecodeError) {
    try reader.hexadecimal("Reason code", UInt8.self) {
      isGrant && $0 < 3 ? "QoS \($0) granted" : MQTTReasonCode(rawValue: $0).description
    }
  }

  static func readMQTTPayload(
    _ name: String, _ topic: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let payload = reader.restBytes
    guard !payload.isEmpty else { return }
    if payload.isText {
      try reader.text(name, payload.count, subject: topic)
    } else {
      try reader.octets(name, payload.count)
    }
  }

  private static func readMQTTConnect(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.mqttText("Protocol name")
    let version = MQTTVersion(
      rawValue: try reader.integer("Protocol level", UInt8.self) {
        (nil, "MQTT \(MQTTVersion(rawValue: $0 & 0x7f).description)")
      } & 0x7f)
    let flags = try reader.hexadecimal("Connect flags", UInt8.self, meaning: connectFlags)
    try reader.integer("Keep alive", UInt16.self) { (nil, $0 == 0 ? "none" : "seconds") }
    if version.hasProperties { try readMQTTProperties(&reader) }
    try reader.mqttText("Client identifier")
    if flags & 4 != 0 {
      if version.hasProperties { try readMQTTProperties(&reader) }
      let topic = try reader.mqttText("Will topic")
      let count = Int(try reader.integer("Will payload length", UInt16.self))
      let outer = reader.narrow(to: count)
      try readMQTTPayload("Will payload", topic, &reader)
      reader.widen(to: outer)
    }
    if flags & 0x80 != 0 { try reader.mqttText("User name") }
    if flags & 0x40 != 0 { try reader.mqttText("Password", isSecret: true) }
  }

  private static func connectFlags(_ flags: UInt8) -> String? {
    let words = [
      flags & 2 != 0 ? "clean start" : nil,
      flags & 4 != 0 ? "will with QoS \(flags >> 3 & 3)" : nil,
      flags & 0x20 != 0 ? "will retained" : nil, flags & 0x80 != 0 ? "user name" : nil,
      flags & 0x40 != 0 ? "password" : nil,
    ].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}

extension FieldReader {
  /// Reads a length and as much text (MQTT 5.0 §1.5.4).
  @discardableResult
  mutating func mqttText(_ name: String, isSecret: Bool = false) throws(DecodeError) -> String {
    let count = Int(try integer("\(name) length", UInt16.self))
    return try text(name, count, isSecret: isSecret)
  }

  /// Reads an integer of one to four bytes, lowest bits first (MQTT 5.0 §1.5.5).
  @discardableResult
  mutating func mqttInteger(_ name: String) throws(DecodeError) -> Int {
    let start = offset
    var value = 0
    for index in 0..<4 {
      let byte: UInt8 = try peek(at: index)
      value |= Int(byte & 0x7f) << (7 * index)
      if byte & 0x80 == 0 {
        try skip(index + 1)
        note(name, "\(value)", at: start..<offset)
        return value
      }
    }
    throw DecodeError(.invalid(field: name, value: UInt64(value)), at: start)
  }
}
