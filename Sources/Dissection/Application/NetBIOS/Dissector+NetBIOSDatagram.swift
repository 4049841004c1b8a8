import Packets

/// The NetBIOS datagram service, and what computers announce over it.
extension Dissector {
  static let netBIOSDatagramPort: UInt16 = 138

  /// RFC 1002 §4.4
  static func readNetBIOSDatagram(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "NetBIOS Datagram Service"
    let type = try reader.hexadecimal("Message type", UInt8.self) { netBIOSDatagramTypes[$0] }
    try reader.hexadecimal("Flags", UInt8.self) {
      ["B node", "P node", "M node", "NBDD"][Int($0 >> 2 & 3)]
        + ($0 & 2 != 0 ? ", first fragment" : "") + ($0 & 1 != 0 ? ", more fragments follow" : "")
    }
    try reader.hexadecimal("Datagram ID", UInt16.self)
    try reader.ipv4Address("Source IP")
    try reader.integer("Source port", UInt16.self)
    switch type {
    case 0x10...0x12:
      try reader.integer("Datagram length", UInt16.self)
      let offset = try reader.integer("Packet offset", UInt16.self)
      let start = reader.offset
      for field in ["Source name", "Destination name"] {
        try reader.domainName(field, messageStart: start, meaning: netBIOSName)
      }
      let isSMB = offset == 0 && SMBMessage.headerBegins(reader.restBytes.rawSpan)
      return isSMB ? .layer(readMailSlot) : .data
    case 0x13:
      try reader.hexadecimal("Error code", UInt8.self) {
        [
          0x82: "the destination's name is not there", 0x83: "the source's name is malformed",
          0x84: "the destination's name is malformed",
        ][$0]
      }
    case 0x14...0x16:
      let start = reader.offset
      try reader.domainName("Destination name", messageStart: start, meaning: netBIOSName)
    default: break
    }
    return .data
  }

  private static let netBIOSDatagramTypes: [UInt8: String] = [
    0x10: "direct unique datagram", 0x11: "direct group datagram", 0x12: "broadcast datagram",
    0x13: "datagram error", 0x14: "datagram query request", 0x15: "positive query response",
    0x16: "negative query response",
  ]

  /// An SMB transaction to a mail slot (MS-MAIL §2.2.1).
  private static func readMailSlot(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    let slot = try readSMB1Transaction(&reader, &name)
    return slot == BrowserAnnouncement.mailSlot && reader.remaining > 0
      ? .layer(readBrowserFrame) : .data
  }

  /// What computers tell a network's browsers (MS-BRWS §2.2).
  private static func readBrowserFrame(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Microsoft Windows Browser Protocol"
    let command = try reader.integer("Command", UInt8.self) { (nil, browserCommands[$0]) }
    if let title = browserCommands[command] { name += ", \(title)" }
    switch command {
    case 1, 12, 15:
      try reader.integer("Update count", UInt8.self)
      try reader.littleEndian("Update periodicity", UInt32.self) { _ in (nil, "ms") }
      try reader.text(command == 12 ? "Domain or workgroup" : "Host name", 16)
      try reader.integer("OS major version", UInt8.self)
      try reader.integer("OS minor version", UInt8.self)
      try reader.littleEndianHexadecimal("Server type", UInt32.self) { serverTypeWords($0) }
      try reader.integer("Browser protocol major version", UInt8.self)
      try reader.integer("Browser protocol minor version", UInt8.self)
      try reader.littleEndianHexadecimal("Signature", UInt16.self)
      if reader.remaining > 0 {
        try reader.text(command == 12 ? "Local master browser" : "Host comment", reader.remaining)
      }
    case 2:
      try reader.integer("Reserved", UInt8.self)
      try reader.text("Response computer name", reader.remaining)
    case 8:
      try reader.integer("Election version", UInt8.self)
      try reader.littleEndianHexadecimal("Election criteria", UInt32.self)
      try reader.littleEndian("Uptime", UInt32.self) { _ in (nil, "ms") }
      try reader.octets("Reserved", 4)
      try reader.text("Server name", reader.remaining)
    default: break
    }
    return .data
  }

  /// MS-BRWS §2.2
  private static let browserCommands: [UInt8: String] = [
    1: "host announcement", 2: "announcement request", 8: "request election",
    9: "get backup list request", 10: "get backup list response", 11: "become backup",
    12: "domain announcement", 13: "master announcement", 14: "reset browser state",
    15: "local master announcement",
  ]

  /// The commoner ones of MS-BRWS §2.2.1's bits.
  private static func serverTypeWords(_ type: UInt32) -> String? {
    FieldReader.words(
      of: type,
      [
        (0x1, "workstation"), (0x2, "server"), (0x4, "SQL server"), (0x8, "domain controller"),
        (0x10, "backup domain controller"), (0x20, "time source"), (0x40, "Apple server"),
        (0x200, "print queue server"), (0x800, "Xenix server"), (0x1000, "NT workstation"),
        (0x8000, "NT server"), (0x1_0000, "potential browser"), (0x2_0000, "backup browser"),
        (0x4_0000, "master browser"), (0x8_0000, "domain master browser"),
      ])
  }
}
