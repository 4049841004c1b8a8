import Packets

extension Dissector {
  /// PPPP between cameras, apps and servers (``PPPPMessage``).
  static func readPPPP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "PPPP"
    let kind = try PPPPMessage(parsing: reader.restBytes.rawSpan).kind
    try reader.hexadecimal("Magic", UInt8.self)
    let type = try reader.hexadecimal("Type", UInt8.self) { ppppTypes[$0] }
    if let title = ppppTypes[type] { name += ", \(title)" }
    try reader.integer("Length", UInt16.self)
    switch kind {
    case .login, .request, .announcement, .punch, .ready: try readPPPPDevice(&reader)
    case .data:
      try reader.hexadecimal("Sign", UInt8.self)
      try reader.integer("Channel", UInt8.self)
      try reader.integer("Index", UInt16.self)
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    return .data
  }

  /// What a device is found by (``PPPPDevice``): whoever knows its check code too is put through to it.
  private static func readPPPPDevice(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.paddedText("Prefix", 8)
    try reader.integer("Number", UInt32.self)
    try reader.paddedText("Check code", 8, isSecret: true)
  }

  /// The names that the protocol's own libraries have for them.
  private static let ppppTypes: [UInt8: String] = [
    0x00: "Hello", 0x01: "HelloAck", 0x02: "HelloTo", 0x03: "HelloToAck", 0x08: "QueryDID",
    0x09: "QueryDIDAck", 0x10: "DevLgn", 0x11: "DevLgnAck", 0x12: "DevLgn_CRC",
    0x13: "DevLgnAck_CRC", 0x14: "DevLgn_Key", 0x15: "DevLgnAck_Key", 0x16: "DevLgn_DSK",
    0x18: "DevOnlineReq", 0x19: "DevOnlineReqAck", 0x20: "P2PReq", 0x21: "P2PReqAck",
    0x26: "P2PReq_DSK", 0x30: "LanSearch", 0x31: "LanNotify", 0x32: "LanNotifyAck",
    0x40: "PunchTo", 0x41: "PunchPkt", 0x42: "P2PRdy", 0x43: "P2PRdyAck", 0x60: "RSLgn",
    0x61: "RSLgnAck", 0x67: "ListReq1", 0x68: "ListReq", 0x69: "ListReqAck", 0x70: "RlyHello",
    0x71: "RlyHelloAck", 0x72: "RlyPort", 0x73: "RlyPortAck", 0x80: "RlyReq", 0x81: "RlyReqAck",
    0x82: "RlyTo", 0x83: "RlyPkt", 0x84: "RlyRdy", 0xd0: "DRW", 0xd1: "DRWAck", 0xd8: "PSR",
    0xe0: "Alive", 0xe1: "AliveAck", 0xf0: "Close",
  ]
}
