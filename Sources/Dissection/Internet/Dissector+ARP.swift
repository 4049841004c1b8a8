import Packets

extension Dissector {
  /// ARP (RFC 826).
  static func readARP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Address Resolution Protocol"
    try reader.integer("Hardware type", UInt16.self) { (nil, $0 == 1 ? "Ethernet" : nil) }
    try reader.hexadecimal("Protocol type", UInt16.self) { $0 == 0x0800 ? "IPv4" : nil }
    let hardware = Int(try reader.integer("Hardware size", UInt8.self))
    let network = Int(try reader.integer("Protocol size", UInt8.self))
    try reader.integer("Operation", UInt16.self) { (nil, operationName($0)) }
    for party in ["Sender", "Target"] {
      if hardware == 6 {
        try reader.macAddress("\(party) hardware address")
      } else if hardware > 0 {
        try reader.octets("\(party) hardware address", hardware)
      }
      if network == 4 {
        try reader.ipv4Address("\(party) protocol address")
      } else if network > 0 {
        try reader.octets("\(party) protocol address", network)
      }
    }
    reader.truncate(toNext: 0)
    return .data
  }

  private static func operationName(_ operation: UInt16) -> String? {
    switch operation {
    case 1: "request: who has the target address?"
    case 2: "reply: the sender has its address"
    case 3: "reverse request"
    case 4: "reverse reply"
    default: nil
    }
  }
}
