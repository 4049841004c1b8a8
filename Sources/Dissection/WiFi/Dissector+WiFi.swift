import Packets

/// 802.11: the MAC header, and what the frame body holds.
extension Dissector {
  static func readWiFi(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    try readWiFi(&reader, &name, RadioFacts())
  }

  static func wifi(_ radio: RadioFacts) -> Part {
    .layer { (reader, name) throws(DecodeError) in try readWiFi(&reader, &name, radio) }
  }

  /// The MAC header (IEEE 802.11-2020 §9.2.3); integers are little-endian.
  private static func readWiFi(
    _ reader: inout FieldReader, _ name: inout String, _ radio: RadioFacts
  ) throws(DecodeError) -> Part {
    name = "IEEE 802.11"
    let start = reader.offset
    if radio.hasFCS, reader.remaining > 4 {
      reader.enclose(toNext: reader.remaining - 4, then: .layer(readFrameCheckSequence))
    }
    let control = try reader.littleEndianHexadecimal("Frame control", UInt16.self)
    let type = UInt8(control >> 2 & 3)
    let subtype = UInt8(control >> 4 & 15)
    reader.note(
      "Type", "\(type), \(subtype)", meaning: WiFiFrameName.of(type: type, subtype: subtype),
      at: start..<start + 1)
    reader.note(
      "Flags", FieldReader.hexadecimal(UInt8(control >> 8)), meaning: WiFiFrameName.flags(control),
      at: start + 1..<start + 2)
    try reader.littleEndian("Duration", UInt16.self)
    guard type < 3 else { return .data }
    let receiver = try reader.macAddress("Receiver")
    guard type != 1 else {
      if subtype >= 8, subtype != 12, subtype != 13 { try reader.macAddress("Transmitter") }
      return .data
    }
    let transmitter = try reader.macAddress("Transmitter")
    let isData = type == 2
    let (toDS, fromDS) = (isData && control & 0x0100 != 0, isData && control & 0x0200 != 0)
    let third = try reader.macAddress(
      toDS ? "Destination" : fromDS ? "Source" : "BSSID")
    let sequence = try readSequenceControl(&reader)
    let fourth = toDS && fromDS ? try reader.macAddress("Source") : transmitter
    let isQoS = isData && subtype & 8 != 0
    var hasAggregate = false
    if isQoS {
      let word = try reader.littleEndianHexadecimal("QoS control", UInt16.self) {
        "traffic identifier \($0 & 15)"
      }
      hasAggregate = word & 0x80 != 0
    }
    if control & 0x8000 != 0, isQoS || type == 0 { try reader.octets("HT control", 4) }
    if radio.isPadded, (reader.offset - start) % 4 != 0 {
      try reader.octets("Padding", 4 - (reader.offset - start) % 4)
    }
    var body = Part.data
    if type == 0 {
      body = managementBody(subtype)
    } else if subtype & 4 == 0, !(control & 0x0400 != 0 || sequence & 15 != 0) {
      body =
        hasAggregate
        ? .layer(readSubframe)
        : msdu(
          destination: toDS ? third : receiver,
          source: fromDS ? (toDS ? fourth : third) : transmitter)
    }
    return control & 0x4000 != 0 ? protected(body) : body
  }

  private static func readSequenceControl(
    _ reader: inout FieldReader
  ) throws(DecodeError) -> UInt16 {
    let start = reader.offset
    let word = try reader.peek(UInt16.self).byteSwapped
    try reader.skip(2)
    reader.note("Sequence number", "\(word >> 4)", at: start..<start + 2)
    reader.note("Fragment number", "\(word & 15)", at: start..<start + 1)
    return word
  }

  private static func readFrameCheckSequence(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Frame check sequence"
    try reader.octets("CRC-32", min(4, reader.remaining))
    return .data
  }

  /// The header of an encrypted frame body (IEEE 802.11-2020 §12.5); the rest is unreadable without the key, and `body`
  /// with it.
  private static func protected(_ body: Part) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = "802.11 encrypted body"
      let hasExtendedIV = try reader.peek(UInt8.self, at: 3) & 0x20 != 0
      try reader.octets("Initialisation vector", 3)
      try reader.integer("Key ID", UInt8.self) {
        ("\($0 >> 6)", hasExtendedIV ? "CCMP, GCMP or TKIP" : "WEP")
      }
      if hasExtendedIV { try reader.octets("Extended initialisation vector", 4) }
      if let plain = reader.place.openedBody, !plain.isEmpty, plain.count <= reader.remaining {
        reader.decrypt(reader.offset..<reader.offset + plain.count, plain)
        reader.enclose(toNext: plain.count, then: .layer(readIntegrityCheck))
        return body
      }
      if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
      return .data
    }
  }

  /// What proves that a frame body was opened with the right key: a MIC, or an ICV.
  private static func readIntegrityCheck(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "802.11 integrity check"
    try reader.octets("MIC or ICV", reader.remaining)
    return .data
  }

  /// One frame of several in an A-MSDU (IEEE 802.11-2020 §9.3.2.2.2).
  private static func readSubframe(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "A-MSDU subframe"
    let destination = try reader.macAddress("Destination")
    let source = try reader.macAddress("Source")
    let length = Int(try reader.integer("Length", UInt16.self))
    let padding = (4 - (length + 14) % 4) % 4
    reader.enclose(
      toNext: length,
      then: .layer { (reader, name) throws(DecodeError) in
        guard padding > 0 else { return try readSubframe(&reader, &name) }
        name = "After the subframe"
        try reader.octets("Padding", min(padding, reader.remaining))
        return .layer(readSubframe)
      })
    return msdu(destination: destination, source: source)
  }

  /// What a station hands to its link layer: LLC, or with some access points a whole Ethernet frame.
  private static func msdu(destination: MACAddress, source: MACAddress) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      let first: UInt32 = try reader.peek()
      let second = (try? reader.peek(UInt32.self, at: 4)) ?? 0
      let third = (try? reader.peek(UInt32.self, at: 8)) ?? 0
      let isEthernet =
        MACAddress(rawValue: UInt64(first) << 16 | UInt64(second >> 16)) == destination
        || MACAddress(rawValue: UInt64(second & 0xffff) << 32 | UInt64(third)) == source
      if first >> 16 != 0xaaaa, isEthernet { return try readEthernet(&reader, &name) }
      if first == 0x0000_aaaa { try reader.octets("Padding", 2) }
      return try readLLC(&reader, &name)
    }
  }
}
