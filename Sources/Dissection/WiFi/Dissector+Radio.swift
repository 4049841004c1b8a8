import Packets

/// The headers that capture programs put before 802.11 frames.
extension Dissector {
  /// Radiotap (radiotap.org): a bitmap of the fields present, each aligned to its own size; little-endian.
  static func readRadiotap(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Radiotap"
    let start = reader.offset
    try reader.integer("Version", UInt8.self)
    try reader.octets("Pad", 1)
    let length = Int(try reader.littleEndian("Length", UInt16.self))
    var radio = RadioFacts()
    let outer = reader.narrow(to: length - 4)
    var present = [try reader.littleEndian("Present", UInt32.self, presentText)]
    while present[present.count - 1] & 0x8000_0000 != 0 {
      present.append(try reader.littleEndian("Present", UInt32.self, presentText))
    }
    for field in radiotapFields where present[0] >> field.bit & 1 != 0 {
      let padding = (field.alignment - (reader.offset - start) % field.alignment) % field.alignment
      guard padding + field.count <= reader.remaining else { break }
      if padding > 0 { try reader.skip(padding) }
      try readRadiotapField(field, &reader, &radio)
    }
    if reader.remaining > 0 { try reader.octets("Further fields", reader.remaining) }
    reader.widen(to: outer)
    return wifi(radio)
  }

  /// One field that radiotap defines.
  private struct RadiotapField: Sendable {
    let bit: UInt32
    let name: String
    let alignment: Int
    let count: Int
  }

  private static let radiotapFields: [RadiotapField] = [
    ("TSFT", 8, 8), ("Flags", 1, 1), ("Rate", 1, 1), ("Channel", 2, 4), ("FHSS", 1, 2),
    ("Antenna signal", 1, 1), ("Antenna noise", 1, 1), ("Lock quality", 2, 2),
    ("TX attenuation", 2, 2), ("TX attenuation (dB)", 2, 2), ("TX power", 1, 1),
    ("Antenna", 1, 1), ("Antenna signal (dB)", 1, 1), ("Antenna noise (dB)", 1, 1),
    ("RX flags", 2, 2), ("TX flags", 2, 2), ("RTS retries", 1, 1), ("Data retries", 1, 1),
    ("XChannel", 4, 8), ("MCS", 1, 3), ("A-MPDU status", 4, 8), ("VHT", 2, 12),
    ("Timestamp", 8, 12),
  ].enumerated().map {
    RadiotapField(
      bit: UInt32($0.offset), name: $0.element.0, alignment: $0.element.1, count: $0.element.2)
  }

  private static func presentText(_ word: UInt32) -> (value: String?, meaning: String?) {
    let names = radiotapFields.filter { word >> $0.bit & 1 != 0 }.map(\.name)
    return (FieldReader.hexadecimal(word), names.joined(separator: ", "))
  }

  private static func readRadiotapField(
    _ field: RadiotapField, _ reader: inout FieldReader, _ radio: inout RadioFacts
  ) throws(DecodeError) {
    switch field.bit {
    case 0:
      try reader.littleEndian(field.name, UInt64.self) { (nil, "\($0) µs of the radio's clock") }
    case 1:
      let flags = try reader.hexadecimal(field.name, UInt8.self) {
        $0 & 0x10 != 0 ? "frame check sequence at the end" : nil
      }
      radio.hasFCS = flags & 0x10 != 0
      radio.isPadded = flags & 0x20 != 0
    case 2: try reader.integer(field.name, UInt8.self) { ("\($0)", "\(Double($0) / 2) Mbit/s") }
    case 3:
      try reader.littleEndian("Channel frequency", UInt16.self) { (nil, channel($0)) }
      try reader.littleEndianHexadecimal("Channel flags", UInt16.self)
    case 5, 6, 10: try reader.integer(field.name, Int8.self) { (nil, "\($0) dBm") }
    case 11: try reader.integer(field.name, UInt8.self)
    default: try reader.octets(field.name, field.count)
    }
  }

  /// MHz, and the channel of that frequency (IEEE 802.11-2020, annex E).
  private static func channel(_ frequency: UInt16) -> String {
    switch frequency {
    case 2412...2472: "MHz, channel \((frequency - 2407) / 5)"
    case 2484: "MHz, channel 14"
    case 5000...5900: "MHz, channel \((frequency - 5000) / 5)"
    case 5955...7115: "MHz, channel \((frequency - 5950) / 5)"
    default: "MHz"
    }
  }

  /// The Per-Packet Information header (CACE Technologies, "PPI", 1.0.7), little-endian.
  static func readPPI(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Per-Packet Information"
    try reader.integer("Version", UInt8.self)
    let isAligned = try reader.hexadecimal("Flags", UInt8.self) & 1 != 0
    let length = Int(try reader.littleEndian("Length", UInt16.self))
    let dlt = try reader.littleEndian("DLT of what follows", UInt32.self)
    var radio = RadioFacts()
    let outer = reader.narrow(to: length - 8)
    // Each turn passes four bytes.
    while reader.remaining >= 4 {
      let type = try reader.littleEndian("Field type", UInt16.self) {
        (nil, $0 == 2 ? "802.11 common" : $0 == 3 ? "802.11n MAC" : $0 == 4 ? "802.11n PHY" : nil)
      }
      let count = Int(try reader.littleEndian("Field length", UInt16.self))
      if type == 2, count >= 10 {
        radio.hasFCS = try reader.peek(UInt16.self, at: 8).byteSwapped & 1 != 0
      }
      try reader.octets("Field", min(isAligned ? (count + 3) & ~3 : count, reader.remaining))
    }
    reader.widen(to: outer)
    return dlt == 105 ? wifi(radio) : part(of: LinkType(rawValue: UInt16(clamping: dlt)))
  }

  /// The header of the Prism chip's Linux driver, in the byte order of the capturing host.
  static func readPrism(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    guard try reader.peek(UInt32.self) >> 12 != 0x80211 else { return try readAVS(&reader, &name) }
    name = "Prism"
    try reader.hexadecimal("Message code", UInt32.self)
    let word: UInt32 = try reader.peek()
    let length = Int(word > 0xffff ? word.byteSwapped : word)
    try reader.octets("Message length", 4) { _ in ("\(length)", nil) }
    guard length >= 24 else {
      throw DecodeError(.invalid(field: "Message length", value: UInt64(length)), at: reader.offset)
    }
    try reader.text("Device", 16)
    try reader.octets("Measurements", length - 24)
    return .layer(readWiFi)
  }

  /// The header of the AVS capture format, big-endian.
  static func readAVS(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "AVS"
    try reader.hexadecimal("Version", UInt32.self)
    let length = Int(try reader.integer("Length", UInt32.self))
    guard length >= 8 else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: reader.offset)
    }
    try reader.octets("Measurements", length - 8)
    return .layer(readWiFi)
  }
}

/// What a capture's own header says of the 802.11 frame behind it.
struct RadioFacts: Sendable {
  /// Four bytes of frame check sequence end the frame.
  var hasFCS = false
  /// The MAC header is padded to a multiple of four bytes.
  var isPadded = false
}
