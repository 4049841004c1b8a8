import Packets

/// Protocols of makers: LIFX, Xiaomi's miIO, Tuya.
extension Dissector {
  /// LIFX' LAN protocol (LIFX LAN documentation), little-endian.
  static func readLIFX(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "LIFX"
    try reader.littleEndian("Size", UInt16.self)
    try reader.littleEndian("Protocol", UInt16.self) {
      ("\($0 & 0xfff)", $0 & 0x2000 != 0 ? "to all lights" : nil)
    }
    try reader.littleEndianHexadecimal("Source", UInt32.self)
    try reader.macAddress("Target")
    try reader.octets("Target padding", 2)
    try reader.octets("Reserved", 6)
    try reader.hexadecimal("Response flags", UInt8.self)
    try reader.integer("Sequence", UInt8.self)
    try reader.octets("Reserved", 8)
    let type = try reader.littleEndian("Type", UInt16.self) { (nil, lifxTypes[$0]) }
    try reader.octets("Reserved", 2)
    switch type {
    case 21, 22, 117, 118: try reader.littleEndian("Power level", UInt16.self)
    case 24, 25: try reader.text("Label", min(32, reader.remaining))
    case 102:
      try reader.octets("Reserved", 1)
      try readColour(&reader)
      try reader.littleEndian("Duration", UInt32.self) { _ in (nil, "ms") }
    case 107:
      try readColour(&reader)
      try reader.octets("Reserved", 2)
      try reader.littleEndian("Power level", UInt16.self)
      try reader.text("Label", 32)
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    return .data
  }

  private static func readColour(_ reader: inout FieldReader) throws(DecodeError) {
    for field in ["Hue", "Saturation", "Brightness"] {
      try reader.littleEndian(field, UInt16.self)
    }
    try reader.littleEndian("Colour temperature", UInt16.self) { _ in (nil, "kelvin") }
  }

  private static let lifxTypes: [UInt16: String] = [
    2: "who is there?", 3: "here", 12: "asks for host information", 14: "asks for firmware",
    15: "firmware", 16: "asks for Wi-Fi information", 17: "Wi-Fi information",
    20: "asks for power", 21: "sets power", 22: "power", 23: "asks for label", 24: "sets label",
    25: "label", 32: "asks for version", 33: "version", 34: "asks for information",
    35: "information", 45: "acknowledgment", 48: "asks for location", 50: "location",
    51: "asks for group", 53: "group", 101: "asks for state", 102: "sets colour",
    107: "state of a light", 116: "asks for power of a light", 117: "sets power of a light",
    118: "power of a light",
  ]

  /// Xiaomi's miIO (OpenMiHome, "Mi Home Binary Protocol").
  static func readMiio(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Xiaomi miIO"
    try reader.hexadecimal("Magic number", UInt16.self)
    try reader.integer("Length", UInt16.self)
    try reader.hexadecimal("Unknown", UInt32.self)
    try reader.hexadecimal("Device", UInt32.self) { $0 == .max ? "any" : nil }
    try reader.integer("Stamp", UInt32.self) { _ in (nil, "seconds since the device came up") }
    try reader.octets("Checksum or token", 16, isSecret: true)
    if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
    return .data
  }

  /// A frame of Tuya's local protocol (tinytuya).
  static func readTuya(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Tuya"
    let start = reader.offset
    let prefix = try reader.hexadecimal("Prefix", UInt32.self)
    let isSealed = prefix == 0x6699
    if isSealed { try reader.octets("Version and reserved", 2) }
    try reader.integer("Sequence number", UInt32.self)
    try reader.integer("Command", UInt32.self) { (nil, tuyaCommands[$0]) }
    let length = Int(try reader.integer("Length", UInt32.self))
    var count = isSealed ? length : length - 8
    guard count >= 0, count <= TuyaFrame.lengthBound else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start)
    }
    // Answers begin with one, of which the first three bytes are 0 (tinytuya).
    if !isSealed, count >= 4, reader.restBytes.starts(with: [0, 0, 0]) {
      try reader.integer("Return code", UInt32.self)
      count -= 4
    }
    if count > 0 {
      let isText = reader.restBytes.prefix(count).elementsEqual([]) || reader.restIsText(count)
      if isText { try reader.text("Payload", count) } else { try reader.octets("Payload", count) }
    }
    if !isSealed { try reader.hexadecimal("CRC-32", UInt32.self) }
    try reader.hexadecimal("Suffix", UInt32.self)
    return .stream(readTuya)
  }

  /// What each is about: an answer carries the number of the command that it answers.
  private static let tuyaCommands: [UInt32: String] = [
    3: "session key, first", 4: "session key, second", 5: "session key, third",
    7: "setting data points", 8: "tells of data points", 9: "heartbeat",
    10: "question for data points", 13: "setting data points", 16: "question for data points",
    0x12: "question for fresh data points", 0x13: "announces the device",
    0x23: "announces the device",
  ]
}

extension FieldReader {
  fileprivate func restIsText(_ count: Int) -> Bool {
    Array(restBytes.prefix(count).drop { $0 == 0 }).isText
  }
}
