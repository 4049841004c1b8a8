import Packets

/// The bodies of 802.11 management frames: fixed fields, then elements (IEEE 802.11-2020 §9.3.3).
extension Dissector {
  static func managementBody(_ subtype: UInt8) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = "802.11 " + (WiFiFrameName.of(type: 0, subtype: subtype) ?? "management")
      switch subtype {
      case 0, 2:
        try readCapabilities(&reader)
        try reader.littleEndian("Listen interval", UInt16.self)
        if subtype == 2 { try reader.macAddress("Current access point") }
      case 1, 3:
        try readCapabilities(&reader)
        try reader.littleEndian("Status code", UInt16.self) { (nil, $0 == 0 ? "successful" : nil) }
        try reader.littleEndian("Association identifier", UInt16.self) { ("\($0 & 0x3fff)", nil) }
      case 4: break
      case 5, 8:
        try reader.littleEndian("Timestamp", UInt64.self)
        try reader.littleEndian("Beacon interval", UInt16.self) {
          (nil, "\(Double(UInt32($0) * 1024) / 1000) ms")
        }
        try readCapabilities(&reader)
      case 10, 12:
        try reader.littleEndian("Reason code", UInt16.self) { (nil, reasons[$0]) }
      case 11:
        try reader.littleEndian("Authentication algorithm", UInt16.self) {
          (nil, [0: "open", 1: "shared key", 2: "fast transition", 3: "SAE"][$0])
        }
        try reader.littleEndian("Transaction sequence number", UInt16.self)
        try reader.littleEndian("Status code", UInt16.self) { (nil, $0 == 0 ? "successful" : nil) }
        // In SAE what follows is no element.
        if reader.fields.first?.value == "3" { return .data }
      case 13, 14:
        try reader.integer("Category", UInt8.self) { (nil, categories[$0]) }
        try reader.integer("Action", UInt8.self)
        return .data
      default: return .data
      }
      try readElements(&reader)
      return .data
    }
  }

  private static func readCapabilities(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.littleEndianHexadecimal("Capabilities", UInt16.self) {
      $0 & 0x10 != 0 ? "encrypted network" : "open network"
    }
  }

  private static let reasons: [UInt16: String] = [
    1: "unspecified", 2: "authentication no longer valid", 3: "the sender is leaving",
    4: "inactivity", 5: "too many stations", 6: "not authenticated", 7: "not associated",
    8: "the station is leaving", 14: "integrity check failed", 15: "four-way handshake timed out",
    16: "group key handshake timed out", 23: "802.1X authentication failed",
  ]

  private static let categories: [UInt8: String] = [
    0: "spectrum management", 1: "quality of service", 3: "block acknowledgment", 4: "public",
    5: "radio measurement", 6: "fast transition", 7: "high throughput", 8: "SA query",
    10: "wireless network management", 127: "vendor's own",
  ]

  /// Elements of number, length and value (IEEE 802.11-2020 §9.4.2).
  private static func readElements(_ reader: inout FieldReader) throws(DecodeError) {
    var met: [UInt8: Int] = [:]
    // Each turn passes two bytes at least.
    while reader.remaining >= 2 {
      let number: UInt8 = try reader.peek()
      let count = Int(try reader.peek(UInt8.self, at: 1))
      met[number, default: 0] += 1
      let repetition = met[number].map { $0 > 1 ? " (\($0))" : "" } ?? ""
      reader.group = WiFiElementName.of(number) + repetition
      defer { reader.group = nil }
      try reader.integer("Element", UInt8.self)
      try reader.integer("Length", UInt8.self)
      guard count > 0 else { continue }
      switch number {
      case 0: try reader.text("SSID", count)
      case 1, 50:
        try reader.octets("Rates", count) { bytes in
          (bytes.map { "\(Double($0 & 0x7f) / 2)" }.joined(separator: ", "), "Mbit/s")
        }
      case 3 where count == 1: try reader.integer("Channel", UInt8.self)
      case 7 where count >= 3:
        try reader.text("Country", 3)
        try reader.octets("Channels", count - 3)
      case 221 where count >= 4:
        try reader.octets("Organization", 3)
        try reader.integer("Type", UInt8.self)
        if count > 4 { try reader.octets("Content", count - 4) }
      default: try reader.octets("Content", count)
      }
    }
  }
}

/// The names of elements (IEEE 802.11-2020, table 9-92).
enum WiFiElementName {
  static func of(_ number: UInt8) -> String { names[number] ?? "Element \(number)" }

  private static let names: [UInt8: String] = [
    0: "SSID", 1: "Supported rates", 3: "DSSS parameter set", 4: "CF parameter set",
    5: "Traffic indication map", 6: "IBSS parameter set", 7: "Country", 11: "BSS load",
    16: "Challenge text", 32: "Power constraint", 33: "Power capability", 35: "TPC report",
    36: "Supported channels", 37: "Channel switch announcement", 42: "ERP information",
    45: "HT capabilities", 46: "QoS capability", 48: "RSN", 50: "Extended supported rates",
    54: "Mobility domain", 55: "Fast BSS transition", 59: "Supported operating classes",
    61: "HT operation", 62: "Secondary channel offset", 69: "Time advertisement",
    70: "RM enabled capabilities", 71: "Multiple BSSID", 72: "20/40 coexistence",
    74: "Overlapping BSS scan", 76: "Management MIC", 107: "Interworking",
    108: "Advertisement protocol", 113: "Mesh configuration", 114: "Mesh ID",
    127: "Extended capabilities", 191: "VHT capabilities", 192: "VHT operation",
    195: "Transmit power envelope", 201: "Reduced neighbour report", 221: "Vendor specific",
    244: "RSN extension", 255: "Extension",
  ]
}
