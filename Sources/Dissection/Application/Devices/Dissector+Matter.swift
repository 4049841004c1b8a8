import Packets

extension Dissector {
  /// Matter over UDP (Matter Core Specification 1.3 §4.4): the message's header, and, before a session is agreed on, the protocol's.
  static func readMatter(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Matter"
    let isSealed = try MatterMessage(parsing: reader.restBytes.rawSpan).isSealed
    let flags = try reader.hexadecimal("Message flags", UInt8.self) { flags in
      FieldReader.words(
        of: flags, [(4, "source node"), (1, "destination node"), (2, "destination group")])
    }
    try reader.littleEndianHexadecimal("Session ID", UInt16.self) {
      $0 == 0 ? "no session yet" : nil
    }
    let security = try reader.hexadecimal("Security flags", UInt8.self) { flags in
      let words = FieldReader.words(
        of: flags, [(0x80, "privacy"), (0x40, "control message"), (0x20, "message extensions")])
      return [flags & 1 == 0 ? "unicast session" : "group session", words].compactMap { $0 }
        .joined(separator: ", ")
    }
    // With privacy what follows in the header is obscured too (§4.8.3).
    if security & 0x80 != 0 {
      try reader.octets("Obscured and encrypted", reader.remaining)
      return .data
    }
    try reader.littleEndian("Message counter", UInt32.self)
    if flags & 4 != 0 { try reader.littleEndianHexadecimal("Source node ID", UInt64.self) }
    switch flags & 3 {
    case 1: try reader.littleEndianHexadecimal("Destination node ID", UInt64.self)
    case 2:
      try reader.littleEndianHexadecimal("Destination group ID", UInt16.self)
    default: break
    }
    guard !isSealed else {
      name += ", encrypted"
      try reader.octets("Encrypted", reader.remaining - matterTagLength)
      try reader.octets("Message integrity check", matterTagLength)
      return .data
    }
    if security & 0x20 != 0 {
      let length = Int(try reader.littleEndian("Message extensions length", UInt16.self))
      if length > 0 { try reader.octets("Message extensions", length) }
    }
    try readMatterProtocol(&reader, &name)
    return .data
  }

  private static let matterTagLength = 16

  /// The protocol header (§4.4.3) and what it is before.
  private static func readMatterProtocol(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    let flags = try reader.hexadecimal("Exchange flags", UInt8.self) { flags in
      FieldReader.words(
        of: flags,
        [
          (1, "from who began the exchange"), (2, "acknowledges"), (4, "wants acknowledgment"),
          (8, "extensions"), (0x10, "vendor"),
        ])
    }
    // The opcode means what the protocol says, whose number comes two fields later.
    let hasVendor = flags & 0x10 != 0
    let vendor = hasVendor ? try reader.peek(UInt16.self, at: 5) : 0
    let isSecureChannel = try reader.peek(UInt16.self, at: 3) == 0 && vendor == 0
    let opcode = try reader.hexadecimal("Protocol opcode", UInt8.self) {
      isSecureChannel ? secureChannelOpcodes[$0] : nil
    }
    if isSecureChannel, let title = secureChannelOpcodes[opcode] { name += ", \(title)" }
    try reader.littleEndianHexadecimal("Exchange ID", UInt16.self)
    try reader.littleEndian("Protocol ID", UInt16.self) {
      (
        nil,
        [
          0: "secure channel", 1: "interaction model", 2: "bulk data exchange",
          3: "user directed commissioning",
        ][$0]
      )
    }
    if hasVendor {
      try reader.littleEndianHexadecimal("Protocol vendor ID", UInt16.self)
    }
    if flags & 2 != 0 { try reader.littleEndian("Acknowledged message counter", UInt32.self) }
    if flags & 8 != 0 {
      let length = Int(try reader.littleEndian("Secured extensions length", UInt16.self))
      if length > 0 { try reader.octets("Secured extensions", length) }
    }
    if isSecureChannel, opcode == 0x40 {
      try reader.littleEndian("General code", UInt16.self) {
        (nil, [0: "success", 1: "failure", 4: "busy"][$0])
      }
      try reader.littleEndianHexadecimal("Status protocol", UInt32.self)
      try reader.littleEndianHexadecimal("Protocol code", UInt16.self)
    }
    if reader.remaining > 0 { try reader.octets("Payload", reader.remaining) }
  }

  /// Of the secure channel's protocol (§4.11, table 18).
  private static let secureChannelOpcodes: [UInt8: String] = [
    0x00: "MsgCounterSyncReq", 0x01: "MsgCounterSyncRsp", 0x10: "MRP Standalone Acknowledgement",
    0x20: "PBKDFParamRequest", 0x21: "PBKDFParamResponse", 0x22: "PASE Pake1",
    0x23: "PASE Pake2", 0x24: "PASE Pake3", 0x30: "CASE Sigma1", 0x31: "CASE Sigma2",
    0x32: "CASE Sigma3", 0x33: "CASE Sigma2_Resume", 0x40: "StatusReport", 0x50: "ICD Check-In",
  ]
}
