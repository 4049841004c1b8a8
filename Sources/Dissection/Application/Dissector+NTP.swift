import Packets

/// The Network Time Protocol.
extension Dissector {
  /// RFC 5905 §7.3; of modes 6 and 7 the first byte only.
  static func readNTP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Network Time Protocol"
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    try reader.skip(1)
    let range = start..<start + 1
    let mode = first & 7
    switch mode {
    case 6: reader.note("Leap indicator", "\(first >> 6)", at: range)
    case 7:
      reader.note("Response", first & 0x80 != 0 ? "yes" : "no", at: range)
      reader.note("More", first & 0x40 != 0 ? "yes" : "no", at: range)
    default:
      reader.note("Leap indicator", "\(first >> 6)", meaning: leaps[Int(first >> 6)], at: range)
    }
    reader.note("Version", "\(first >> 3 & 7)", at: range)
    reader.note("Mode", "\(mode)", meaning: modes[Int(mode)], at: range)
    switch mode {
    case 6: return try readNTPControl(&reader)
    case 7: return try readNTPPrivate(&reader, isResponse: first & 0x80 != 0)
    default: break
    }
    let stratum = try reader.integer("Stratum", UInt8.self) {
      (
        nil,
        $0 == 0
          ? "unspecified" : $0 == 1 ? "has a clock of its own" : $0 >= 16 ? "unsynchronised" : nil
      )
    }
    try reader.integer("Poll interval", Int8.self) { (nil, exponent($0)) }
    try reader.integer("Precision", Int8.self) { (nil, "2^\($0) s") }
    try readShort("Root delay", &reader)
    try readShort("Root dispersion", &reader)
    try reader.octets("Reference ID", 4) { bytes in
      if stratum <= 1 { return (String(escaping: bytes), nil) }
      let word = bytes.reduce(0) { $0 << 8 | UInt32($1) }
      return (IPAddress(v4: word).description, "its server, or a hash of that one's IPv6 address")
    }
    for field in ["Reference", "Origin", "Receive", "Transmit"] {
      try readTimestamp("\(field) timestamp", &reader)
    }
    if reader.remaining >= 16, reader.remaining != 20, reader.remaining != 24 {
      return .layer(readNTPExtension)
    }
    if reader.remaining >= 4 {
      try reader.integer("Key ID", UInt32.self)
      if reader.remaining > 0 { try reader.octets("Message digest", reader.remaining) }
    }
    return .data
  }

  private static let leaps = [
    "no leap second", "the last minute has 61 seconds", "the last minute has 59 seconds",
    "clock unsynchronised",
  ]

  private static let modes = [
    "reserved", "symmetric active", "symmetric passive", "client", "server", "broadcast",
    "control", "private",
  ]

  /// Log₂ seconds; beyond what anyone asks for only as a power.
  private static func exponent(_ value: Int8) -> String {
    (0...17).contains(value) ? "\(1 << Int(value)) s" : "2^\(value) s"
  }

  private static func readShort(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    try reader.integer(name, UInt32.self) {
      let microseconds = NTPShort(rawValue: $0).nanoseconds / 1000
      return ("\(Double(microseconds) / 1000)", "ms")
    }
  }

  private static func readTimestamp(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let start = reader.offset
    let value = NTPTimestamp(rawValue: try reader.peek())
    try reader.skip(8)
    reader.note(
      name, FieldReader.hexadecimal(value.rawValue), meaning: value.isUnknown ? "not known" : nil,
      at: start..<reader.offset, time: value.unixNanoseconds)
  }

  /// An extension field (RFC 7822 §3), as Network Time Security uses them.
  private static func readNTPExtension(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "NTP extension field"
    try reader.hexadecimal("Field type", UInt16.self) {
      [
        0x0104: "unique identifier", 0x0204: "NTS cookie", 0x0304: "NTS cookie placeholder",
        0x0404: "NTS authenticator",
      ][$0]
    }
    let length = Int(try reader.integer("Length", UInt16.self))
    guard length >= 4 else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: reader.offset - 2)
    }
    try reader.octets("Value", length - 4)
    return reader.remaining >= 16 ? .layer(readNTPExtension) : .data
  }
}
