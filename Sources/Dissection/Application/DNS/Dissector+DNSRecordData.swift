import Packets

extension Dissector {
  /// What a record says, by its type; the rest is left to be shown as bytes.
  static func readRecordData(
    _ type: RecordType, _ reader: inout FieldReader, _ start: Int
  ) throws(DecodeError) {
    switch type {
    case .a where reader.remaining == 4: try reader.ipv4Address("Address")
    case .aaaa where reader.remaining == 16: try reader.ipv6Address("Address")
    case .ns, .cname, .ptr, .dname:
      guard reader.remaining > 0 else { return }
      try reader.domainName(recordDataNames[type] ?? "Name", messageStart: start)
    case .mx:
      try reader.integer("Preference", UInt16.self)
      try reader.domainName("Exchange", messageStart: start)
    case .srv:
      try reader.integer("Priority", UInt16.self)
      try reader.integer("Weight", UInt16.self)
      try reader.integer("Port", UInt16.self)
      try reader.domainName("Target", messageStart: start)
    case .soa:
      try reader.domainName("Primary server", messageStart: start)
      try reader.domainName("Responsible mailbox", messageStart: start)
      try reader.integer("Serial number", UInt32.self)
      for field in ["Refresh", "Retry", "Expire", "Minimum"] {
        try reader.integer(field, UInt32.self) { _ in (nil, "seconds") }
      }
    case .txt, .spf, .hinfo:
      while reader.remaining > 0 {
        let count = Int(try reader.peek(UInt8.self))
        try reader.integer("Text length", UInt8.self)
        if count > 0 { try reader.text("Text", count) }
      }
    case .svcb, .https: try readServiceBinding(&reader, start)
    case .opt: try readEDNSOptions(&reader)
    case .nsec:
      try reader.domainName("Next name", messageStart: start)
      try readTypeMap(&reader)
    case .caa:
      try reader.integer("Flags", UInt8.self)
      let count = Int(try reader.integer("Tag length", UInt8.self))
      try reader.text("Tag", count)
      try reader.text("Value", reader.remaining)
    case .ds:
      try reader.integer("Key tag", UInt16.self)
      try reader.integer("Algorithm", UInt8.self)
      try reader.integer("Digest type", UInt8.self)
    case .rrsig:
      try reader.integer("Type covered", UInt16.self) {
        (nil, RecordType(rawValue: $0).description)
      }
      try reader.integer("Algorithm", UInt8.self)
      try reader.integer("Labels", UInt8.self)
      try reader.integer("Original time to live", UInt32.self)
      try readSeconds("Expires", &reader)
      try readSeconds("Signed", &reader)
      try reader.integer("Key tag", UInt16.self)
      try reader.domainName("Signer", messageStart: start)
    case _ where type.rawValue == 0x20: try readNodes(&reader)
    default: break
    }
  }

  private static let recordDataNames: [RecordType: String] = [
    .ns: "Name server", .cname: "Canonical name", .ptr: "Points to", .dname: "Target",
  ]

  /// Seconds since 1970.
  private static func readSeconds(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let start = reader.offset
    let value: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note(name, "\(value)", at: start..<reader.offset, time: Int64(value) * 1_000_000_000)
  }

  /// Which types of record there are (RFC 4034 §4.1.2).
  private static func readTypeMap(_ reader: inout FieldReader) throws(DecodeError) {
    while reader.remaining >= 2 {
      let window = Int(try reader.integer("Window", UInt8.self))
      let count = Int(try reader.integer("Bitmap length", UInt8.self))
      try reader.octets("Types", count) { bytes in
        var names: [String] = []
        for (index, byte) in bytes.enumerated() {
          for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
            let type = RecordType(
              rawValue: UInt16(truncatingIfNeeded: window << 8 | index << 3 | bit))
            names.append(type.description)
          }
        }
        return (nil, names.joined(separator: ", "))
      }
    }
  }

  /// Where and how a service is reached (RFC 9460 §2.2).
  private static func readServiceBinding(
    _ reader: inout FieldReader, _ start: Int
  ) throws(DecodeError) {
    try reader.integer("Priority", UInt16.self)
    try reader.domainName("Target", messageStart: start)
    while reader.remaining >= 4 {
      let key = try reader.integer("Key", UInt16.self) {
        (
          nil,
          [
            0: "mandatory", 1: "alpn", 2: "no-default-alpn", 3: "port", 4: "ipv4hint", 5: "ech",
            6: "ipv6hint",
          ][$0]
        )
      }
      let count = Int(try reader.integer("Value length", UInt16.self))
      switch key {
      case 1:
        let outer = reader.narrow(to: count)
        while reader.remaining > 0 {
          let length = Int(try reader.integer("Protocol length", UInt8.self))
          try reader.text("Protocol", length)
        }
        reader.widen(to: outer)
      case 3 where count == 2: try reader.integer("Port", UInt16.self)
      case 4 where count % 4 == 0:
        for _ in 0..<count / 4 { try reader.ipv4Address("Address hint") }
      case 6 where count % 16 == 0:
        for _ in 0..<count / 16 { try reader.ipv6Address("Address hint") }
      default: if count > 0 { try reader.octets("Value", count) }
      }
    }
  }

  /// RFC 6891 §6.1.2; names of IANA "DNS EDNS0 Option Codes".
  private static func readEDNSOptions(_ reader: inout FieldReader) throws(DecodeError) {
    while reader.remaining >= 4 {
      try reader.integer("Option", UInt16.self) {
        (
          nil,
          [
            3: "name server identifier", 4: "owner", 8: "client subnet", 10: "cookie",
            11: "keepalive", 12: "padding", 15: "extended error",
          ][$0]
        )
      }
      let count = Int(try reader.integer("Option length", UInt16.self))
      if count > 0 { try reader.octets("Option data", count) }
    }
  }

  /// Who holds a NetBIOS name (RFC 1002 §4.2.2).
  private static func readNodes(_ reader: inout FieldReader) throws(DecodeError) {
    while reader.remaining >= 6 {
      try reader.hexadecimal("Name flags", UInt16.self) { $0 & 0x8000 != 0 ? "a group" : nil }
      try reader.ipv4Address("Address")
    }
  }
}
