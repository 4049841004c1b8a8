import Packets

extension Dissector {
  /// BroadLink's header (python-broadlink, "protocol.md"); what a command says behind it is sealed.
  static func readBroadLink(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "BroadLink"
    let kind = try BroadLinkMessage(parsing: reader.restBytes.rawSpan).kind
    let magic = try reader.octets("Magic number", 8)
    let isCommand = magic.contains { $0 != 0 }
    if kind == .search {
      try readBroadLinkSearch(&reader)
    } else {
      try reader.octets("Reserved", 24)
    }
    try reader.littleEndianHexadecimal("Checksum", UInt16.self)
    try reader.littleEndian("Error code", UInt16.self) { (nil, $0 == 0 ? "none" : nil) }
    try reader.littleEndianHexadecimal("Device type", UInt16.self)
    let type = try reader.littleEndianHexadecimal("Command", UInt16.self) { broadLinkCommands[$0] }
    if let title = broadLinkCommands[type] { name += ", \(title)" }
    try reader.littleEndian("Packet count", UInt16.self)
    guard isCommand else {
      try reader.octets("Reserved", min(6, reader.remaining))
      switch kind {
      case .answer: try readBroadLinkAnswer(&reader)
      case .setUp: try readBroadLinkSetUp(&reader)
      default: break
      }
      return .data
    }
    try reader.octets("MAC address", 6) { (reversedMAC($0), nil) }
    try reader.octets("Device ID", 4)
    try reader.littleEndianHexadecimal("Payload checksum", UInt16.self)
    try reader.octets("Reserved", 2)
    if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
    return .data
  }

  /// When and where somebody looks for devices.
  private static func readBroadLinkSearch(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.littleEndian("Offset from GMT", Int32.self)
    try reader.littleEndian("Year", UInt16.self)
    for field in ["Second", "Minute", "Hour", "Day of the week", "Day", "Month"] {
      try reader.integer(field, UInt8.self)
    }
    try reader.octets("Reserved", 4)
    try reader.ipv4Address("Local IP address")
    try reader.littleEndian("Source port", UInt16.self)
    try reader.octets("Reserved", 2)
  }

  /// Who is there: its kind and addresses, the lowest byte first, and the name that its owner gave it.
  private static func readBroadLinkAnswer(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.octets("Reserved", 4)
    try reader.littleEndianHexadecimal("Device type", UInt16.self)
    try reader.octets("IP address", 4) {
      ($0.reversed().map { "\($0)" }.joined(separator: "."), nil)
    }
    try reader.octets("MAC address", 6) { (reversedMAC($0), nil) }
    try reader.textToNUL("Name")
    if reader.remaining > 0 { try reader.octets("More", reader.remaining) }
  }

  /// Which Wi-Fi a new device is to join.
  private static func readBroadLinkSetUp(_ reader: inout FieldReader) throws(DecodeError) {
    // What was read until here is as long as a search.
    try reader.octets("Reserved", BroadLinkMessage.setUpName - BroadLinkMessage.searchLength)
    let length = BroadLinkMessage.setUpPassword - BroadLinkMessage.setUpName
    try reader.paddedText("SSID", length)
    try reader.paddedText("Password", length, isSecret: true)
    try reader.integer("SSID length", UInt8.self)
    try reader.integer("Password length", UInt8.self)
    try reader.integer("Security mode", UInt8.self) { (nil, broadLinkSecurity[$0]) }
    try reader.octets("Reserved", 1)
  }

  private static let broadLinkSecurity: [UInt8: String] = [
    0: "none", 1: "WEP", 2: "WPA", 3: "WPA2", 4: "WPA or WPA2",
  ]

  private static func reversedMAC(_ bytes: [UInt8]) -> String {
    MACAddress(rawValue: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }).description
  }

  private static let broadLinkCommands: [UInt16: String] = [
    0x06: "search", 0x07: "answer to a search", 0x14: "set-up", 0x65: "asks for a key",
    0x3e9: "gives a key",
    0x6a: "command", 0x3ee: "result",
  ]
}
