import Packets

/// What link layers say for themselves: authentication, and who is at the other end of a cable.
extension Dissector {
  /// Port-based access control (IEEE 802.1X-2020 §11.3): an EAP packet, or a key of Wi-Fi.
  static func readEAPOL(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "802.1X Authentication"
    try reader.integer("Version", UInt8.self)
    let type = try reader.integer("Type", UInt8.self) { (nil, eapolTypes[$0]) }
    let length = Int(try reader.integer("Length", UInt16.self))
    reader.truncate(toNext: length)
    switch type {
    case 0: try readEAP(&reader)
    case 3: try readKeyDescriptor(&reader)
    default: break
    }
    return .data
  }

  private static let eapolTypes: [UInt8: String] = [
    0: "EAP packet", 1: "start", 2: "logoff", 3: "key", 4: "alert",
  ]

  /// The Extensible Authentication Protocol (RFC 3748 §4).
  private static func readEAP(_ reader: inout FieldReader) throws(DecodeError) {
    let code = try reader.integer("EAP code", UInt8.self) {
      (nil, [1: "request", 2: "response", 3: "success", 4: "failure"][$0])
    }
    try reader.integer("EAP identifier", UInt8.self)
    try reader.integer("EAP length", UInt16.self)
    guard code < 3 else { return }
    let type = try reader.integer("EAP type", UInt8.self) {
      (
        nil,
        [
          1: "identity", 2: "notification", 3: "no acknowledgment", 13: "TLS", 21: "TTLS",
          25: "PEAP", 254: "expanded (Wi-Fi Protected Setup among others)",
        ][$0]
      )
    }
    if type == 1, reader.remaining > 0 { try reader.text("Identity", reader.remaining) }
  }

  /// A key descriptor (IEEE 802.11-2020 §12.7.2): one step of the four in which a station joins a protected network.
  private static func readKeyDescriptor(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Descriptor type", UInt8.self) { (nil, $0 == 2 ? "802.11" : nil) }
    let start = reader.offset
    let information = try reader.hexadecimal("Key information", UInt16.self)
    let range = start..<reader.offset
    let isPairwise = information & 0x0008 != 0
    reader.note("Key type", isPairwise ? "pairwise" : "group", at: range)
    if isPairwise { reader.note("Message", messageNumber(information), at: range) }
    try reader.integer("Key length", UInt16.self)
    try reader.integer("Replay counter", UInt64.self)
    try reader.octets("Nonce", 32)
    try reader.octets("Key IV", 16)
    try reader.octets("Receive sequence counter", 8)
    try reader.octets("Reserved", 8)
    try reader.octets("Message integrity code", 16)
    let length = try reader.integer("Key data length", UInt16.self)
    if length > 0 { try reader.octets("Key data", Int(length)) }
  }

  /// Which of the four-way handshake's messages it is (IEEE 802.11-2020 §12.7.6).
  private static func messageNumber(_ information: UInt16) -> String {
    switch (information & 0x0080 != 0, information & 0x0100 != 0, information & 0x0200 != 0) {
    case (true, false, _): "1 of 4"
    case (true, true, _): "3 of 4"
    case (false, _, true): "4 of 4"
    default: "2 of 4"
    }
  }

  /// The Link Layer Discovery Protocol (IEEE 802.1AB-2016 §8).
  static func readLLDP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Link Layer Discovery Protocol"
    // Each turn passes two bytes at least.
    while reader.remaining >= 2 {
      let start = reader.offset
      let word: UInt16 = try reader.peek()
      let length = Int(word & 0x1ff)
      try reader.skip(2)
      guard word >> 9 != 0 else {
        reader.note("End", "\(length)", at: start..<reader.offset)
        break
      }
      let title = lldpNames[word >> 9] ?? "TLV \(word >> 9)"
      reader.note("\(title): type and length", "\(word >> 9), \(length)", at: start..<reader.offset)
      switch word >> 9 {
      case 1, 2:
        guard length > 0 else { break }
        let subtype = try reader.integer("\(title): subtype", UInt8.self)
        if length == 7, subtype == 4 || subtype == 3 {
          try reader.macAddress(title)
        } else {
          try reader.text(title, length - 1)
        }
      case 3 where length == 2: try reader.integer(title, UInt16.self) { _ in (nil, "seconds") }
      case 4, 5, 6: try reader.text(title, length)
      default: try reader.octets(title, length)
      }
    }
    return .data
  }

  private static let lldpNames: [UInt16: String] = [
    1: "Chassis", 2: "Port", 3: "Time to live", 4: "Port description", 5: "System name",
    6: "System description", 7: "System capabilities", 8: "Management address",
    127: "Organization's own",
  ]
}
