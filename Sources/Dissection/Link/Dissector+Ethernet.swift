import Packets

/// Ethernet and its tags.
extension Dissector {
  /// Ethernet (IEEE 802.3-2018 §3.1.1).
  static func readEthernet(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Ethernet"
    try reader.macAddress("Destination")
    try reader.macAddress("Source")
    return try readTypeOrLength(&reader)
  }

  /// An EtherType, or the length of a frame with an LLC header (IEEE 802.3-2018 §3.2.6).
  private static func readTypeOrLength(_ reader: inout FieldReader) throws(DecodeError) -> Part {
    guard try reader.peek(UInt16.self) <= 1500 else {
      return part(of: try readEtherTypeField(&reader))
    }
    let length = try reader.integer("Length", UInt16.self)
    reader.truncate(toNext: Int(length))
    return .layer(readLLC)
  }

  /// A VLAN tag (IEEE 802.1Q-2018 §9.6).
  static func readVLANTag(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "VLAN tag"
    let start = reader.offset
    let control = try reader.hexadecimal("Tag control information", UInt16.self)
    let range = start..<reader.offset
    reader.note("Priority", "\(control >> 13)", at: range)
    reader.note("Drop eligible", control & 0x1000 != 0 ? "yes" : "no", at: range)
    reader.note(
      "VLAN", "\(control & 0xfff)", meaning: control & 0xfff == 0 ? "only a priority" : nil,
      at: range)
    return try readTypeOrLength(&reader)
  }

  /// The service tag of a provider's backbone bridges (IEEE 802.1Q-2018 §9.7).
  static func readBackboneServiceTag(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Backbone service tag"
    let start = reader.offset
    let word = try reader.hexadecimal("Tag control information", UInt32.self)
    reader.note("Service", "\(word & 0xff_ffff)", at: start + 1..<reader.offset)
    return .layer(readEthernet)
  }

  /// An Ethernet frame with a tag of the switch chip it came through, before the addresses or behind them.
  static func switchTagged(_ type: LinkType) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = "Ethernet with a switch's tag"
      if type == .dsaTagBroadcomPrepend {
        name = "Switch tag"
        try reader.octets("Tag", 4)
        return .layer(readEthernet)
      }
      try reader.macAddress("Destination")
      try reader.macAddress("Source")
      if type == .dsaTagEDSA { try reader.octets("EtherType of the tag", 4) }
      try reader.octets("Tag", 4)
      return try readTypeOrLength(&reader)
    }
  }

  /// Logical link control (IEEE 802.2), and the SNAP header that may follow it (IEEE 802-2014 §9.2).
  static func readLLC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Logical Link Control"
    let destination = try reader.hexadecimal("DSAP", UInt8.self, meaning: accessPoint)
    try reader.hexadecimal("SSAP", UInt8.self, meaning: accessPoint)
    let control = try reader.hexadecimal("Control", UInt8.self) {
      $0 == 3 ? "unnumbered information" : nil
    }
    if control & 3 != 3 { try reader.octets("Control, second byte", 1) }
    switch destination {
    case 0xaa where control == 3: return try readSNAP(&reader)
    case 0x06 where control == 3: return .layer(readIPv4)
    case 0x42: return .layer(readSpanningTree)
    default: return .data
    }
  }

  static func readSNAP(_ reader: inout FieldReader) throws(DecodeError) -> Part {
    let organization = try reader.octets("Organization code", 3)
    switch organization {
    case [0, 0, 0], [0, 0, 0xf8], [8, 0, 7]: return part(of: try readEtherTypeField(&reader))
    default:
      let identifier = try reader.hexadecimal("Protocol identifier", UInt16.self)
      let isBridged = organization == [0, 0x80, 0xc2] && (identifier == 1 || identifier == 7)
      return isBridged ? .layer(readEthernet) : .data
    }
  }

  private static func accessPoint(_ number: UInt8) -> String? {
    switch number & 0xfe {
    case 0xaa: "SNAP"
    case 0x06: "IPv4"
    case 0x42: "spanning tree"
    case 0xe0: "IPX"
    case 0xf0: "NetBIOS"
    case 0xfe: "ISO network layer"
    default: nil
    }
  }

  /// A bridge protocol data unit (IEEE 802.1D-2004 §9).
  private static func readSpanningTree(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Spanning Tree Protocol"
    try reader.integer("Protocol identifier", UInt16.self)
    try reader.integer("Version", UInt8.self) {
      (nil, $0 == 2 ? "rapid" : $0 == 3 ? "multiple" : nil)
    }
    let type = try reader.hexadecimal("BPDU type", UInt8.self) {
      $0 == 0x80 ? "topology change" : "configuration"
    }
    guard type != 0x80 else { return .data }
    try reader.hexadecimal("Flags", UInt8.self)
    try readBridge(&reader, "Root")
    try reader.integer("Root path cost", UInt32.self)
    try readBridge(&reader, "Bridge")
    try reader.hexadecimal("Port", UInt16.self)
    for field in ["Message age", "Maximum age", "Hello time", "Forward delay"] {
      try reader.integer(field, UInt16.self) { (nil, "1/256 s, \($0 / 256) s") }
    }
    return .data
  }

  private static func readBridge(
    _ reader: inout FieldReader, _ title: String
  ) throws(DecodeError) {
    try reader.integer("\(title) priority", UInt16.self)
    try reader.macAddress("\(title) address")
  }
}
