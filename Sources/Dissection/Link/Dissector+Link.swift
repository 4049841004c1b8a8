import Packets

/// The link layers that homes are captured on.
extension Dissector {
  static func readLink(
    _ type: LinkType, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch type {
    case .ethernet: return try readEthernet(&reader, &name)
    case .linuxSLL: return try readLinuxSLL(&reader, &name)
    case .linuxSLL2: return try readLinuxSLL2(&reader, &name)
    case .null, .loop: return try readLoopback(type, &reader, &name)
    case .raw, .ipv4, .ipv6:
      return .etherType(try reader.peek(UInt8.self) >> 4 == 6 ? .ipv6 : .ipv4)
    default:
      name = "Link layer \(type)"
      return .data
    }
  }

  /// Ethernet (IEEE 802.3-2018 §3.1.1).
  private static func readEthernet(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Ethernet"
    _ = try reader.macAddress("Destination")
    _ = try reader.macAddress("Source")
    guard try reader.peek(UInt16.self) <= 1500 else {
      return .etherType(try readEtherTypeField(&reader))
    }
    let length = try reader.integer("Length", UInt16.self)
    reader.truncate(toNext: Int(length))
    return .data
  }

  private static func readEtherTypeField(
    _ reader: inout FieldReader
  ) throws(DecodeError) -> EtherType {
    let value = try reader.hexadecimal("EtherType", UInt16.self) {
      name(of: EtherType(rawValue: $0))
    }
    return EtherType(rawValue: value)
  }

  private static func name(of type: EtherType) -> String? {
    switch type {
    case .ipv4: "IPv4"
    case .ipv6: "IPv6"
    case .arp: "ARP"
    case .vlan: "VLAN tag"
    case .serviceVLAN: "service VLAN tag"
    case .pppoeDiscovery: "PPPoE Discovery"
    case .pppoeSession: "PPPoE Session"
    case .mplsUnicast: "MPLS"
    default: type.rawValue == 0x888e ? "EAPOL" : type.rawValue == 0x88cc ? "LLDP" : nil
    }
  }

  /// Linux cooked capture (tcpdump.org, LINKTYPE_LINUX_SLL).
  private static func readLinuxSLL(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Linux cooked capture"
    try reader.integer("Packet type", UInt16.self) { (nil, packetTypeName(Int($0))) }
    try reader.integer("ARPHRD type", UInt16.self)
    let length = try reader.integer("Address length", UInt16.self)
    if length == 6 { _ = try reader.macAddress("Source") } else { try reader.octets("Source", 6) }
    try reader.octets("Unused", 2)
    return .etherType(try readEtherTypeField(&reader))
  }

  /// Its second version (tcpdump.org, LINKTYPE_LINUX_SLL2).
  private static func readLinuxSLL2(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Linux cooked capture v2"
    let type = try readEtherTypeField(&reader)
    try reader.octets("Reserved", 2)
    try reader.integer("Interface index", UInt32.self)
    try reader.integer("ARPHRD type", UInt16.self)
    try reader.integer("Packet type", UInt8.self) { (nil, packetTypeName(Int($0))) }
    let length = try reader.integer("Address length", UInt8.self)
    if length == 6 { _ = try reader.macAddress("Source") } else { try reader.octets("Source", 6) }
    try reader.octets("Unused", 2)
    return .etherType(type)
  }

  private static func packetTypeName(_ type: Int) -> String? {
    switch type {
    case 0: "to this host"
    case 1: "broadcast"
    case 2: "multicast"
    case 3: "to another host"
    case 4: "sent by this host"
    default: nil
    }
  }

  /// BSD loopback: an address family in the byte order of the host, or of the network.
  private static func readLoopback(
    _ type: LinkType, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Loopback"
    let value = try reader.hexadecimal("Address family", UInt32.self)
    let family = value > 0xffff ? value.byteSwapped : value
    return .etherType(family == 2 ? .ipv4 : .ipv6)
  }

  static func readEtherType(
    _ type: EtherType, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch type {
    case .ipv4: return try readIPv4(&reader, &name)
    case .ipv6: return try readIPv6(&reader, &name)
    case .arp: return try readARP(&reader, &name)
    case .vlan, .serviceVLAN, .qInQ, .qInQAlternate:
      name = "VLAN tag"
      let start = reader.offset
      let control = try reader.hexadecimal("Tag control information", UInt16.self)
      let range = start..<reader.offset
      reader.note("Priority", "\(control >> 13)", at: range)
      reader.note("Drop eligible", control & 0x1000 != 0 ? "yes" : "no", at: range)
      reader.note("VLAN", "\(control & 0xfff)", at: range)
      return .etherType(try readEtherTypeField(&reader))
    default:
      return readData(&reader, &name)
    }
  }
}
