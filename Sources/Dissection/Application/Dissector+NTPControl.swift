import Packets

/// The Network Time Protocol's messages that watch and steer a server.
extension Dissector {
  /// The rest of mode 6, after its first byte (RFC 9327 §2).
  static func readNTPControl(_ reader: inout FieldReader) throws(DecodeError) -> Part {
    let range = reader.offset..<reader.offset + 1
    let second: UInt8 = try reader.peek()
    try reader.skip(1)
    reader.note("Response", second & 0x80 != 0 ? "yes" : "no", at: range)
    reader.note("Error", second & 0x40 != 0 ? "yes" : "no", at: range)
    reader.note("More", second & 0x20 != 0 ? "yes" : "no", at: range)
    reader.note(
      "Operation code", "\(second & 31)", meaning: controlOperations[second & 31], at: range)
    try reader.integer("Sequence", UInt16.self)
    try reader.hexadecimal("Status", UInt16.self)
    try reader.integer("Association ID", UInt16.self)
    try reader.integer("Offset", UInt16.self)
    let count = Int(try reader.integer("Count", UInt16.self))
    if count > 0 { try reader.text("Data", min(count, reader.remaining)) }
    return .data
  }

  /// The rest of mode 7, after its first byte: private to the reference implementation, which documents it in its
  /// ntp_request.h.
  static func readNTPPrivate(
    _ reader: inout FieldReader, isResponse: Bool
  ) throws(DecodeError) -> Part {
    let start = reader.offset
    let second: UInt8 = try reader.peek()
    try reader.skip(1)
    let range = start..<start + 1
    reader.note("Authenticated", second & 0x80 != 0 ? "yes" : "no", at: range)
    reader.note("Sequence", "\(second & 0x7f)", at: range)
    try reader.integer("Implementation", UInt8.self) {
      (nil, [0: "any", 2: "XNTPD, before IPv6", 3: "XNTPD"][$0])
    }
    let request = try reader.integer("Request code", UInt8.self) { (nil, privateRequests[$0]) }
    let errorAndCount: UInt16 = try reader.peek()
    let reservedAndSize: UInt16 = try reader.peek(at: 2)
    try reader.skip(4)
    let (count, size) = (Int(errorAndCount & 0xfff), Int(reservedAndSize & 0xfff))
    reader.note(
      "Error", "\(errorAndCount >> 12)", meaning: privateErrors[errorAndCount >> 12],
      at: start + 3..<start + 4)
    reader.note("Number of items", "\(count)", at: start + 3..<start + 5)
    reader.note("Size of an item", "\(size)", at: start + 5..<start + 7)
    guard isResponse, request == monitorListRequest, size == monitorItemLength else { return .data }
    for number in 0..<count {
      reader.group = "Item \(number + 1)"
      defer { reader.group = nil }
      try readMonitorItem(&reader)
    }
    return .data
  }

  /// Whom the server talked to, and how often (`info_monitor_1`); times are of seconds.
  private static func readMonitorItem(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Average interval", UInt32.self)
    try reader.integer("Last seen", UInt32.self) { _ in (nil, "seconds ago") }
    try reader.hexadecimal("Restrictions", UInt32.self)
    try reader.integer("Count", UInt32.self)
    try reader.ipv4Address("Address")
    try reader.ipv4Address("Local address")
    try reader.hexadecimal("Flags", UInt32.self)
    try reader.integer("Port", UInt16.self)
    try reader.integer("Mode", UInt8.self)
    try reader.integer("Version", UInt8.self)
    try reader.integer("Over IPv6", UInt32.self)
    try reader.octets("Unused", 4)
    try reader.ipv6Address("IPv6 address")
    try reader.ipv6Address("Local IPv6 address")
  }

  /// MON_GETLIST_1
  private static let monitorListRequest: UInt8 = 42
  private static let monitorItemLength = 72

  private static let controlOperations: [UInt8: String] = [
    1: "read status", 2: "read variables", 3: "write variables", 4: "read clock variables",
    5: "write clock variables", 6: "set trap address and port", 7: "trap response",
    8: "configure", 9: "export the configuration", 10: "whom it talked to (MRU list)",
    11: "read an ordered list", 12: "ask for a nonce", 31: "unset trap",
  ]

  private static let privateRequests: [UInt8: String] = [
    0: "PEER_LIST", 1: "PEER_LIST_SUM", 2: "PEER_INFO", 3: "PEER_STATS", 4: "SYS_INFO",
    5: "SYS_STATS", 6: "IO_STATS", 7: "MEM_STATS", 8: "LOOP_INFO", 9: "TIMER_STATS", 10: "CONFIG",
    11: "UNCONFIG", 12: "SET_SYS_FLAG", 13: "CLR_SYS_FLAG", 16: "GET_RESTRICT",
    17: "RESADDFLAGS", 18: "RESSUBFLAGS", 19: "UNRESTRICT", 20: "MON_GETLIST", 21: "RESET_STATS",
    22: "RESET_PEER", 23: "REREAD_KEYS", 26: "TRUSTKEY", 27: "UNTRUSTKEY", 28: "AUTHINFO",
    29: "TRAPS", 30: "ADD_TRAP", 31: "CLR_TRAP", 32: "REQUEST_KEY", 33: "CONTROL_KEY",
    34: "GET_CTLSTATS", 36: "GET_CLOCKINFO", 37: "SET_CLKFUDGE", 38: "GET_KERNEL",
    39: "GET_CLKBUGINFO", 42: "MON_GETLIST_1", 43: "HOSTNAME_ASSOCID",
  ]

  private static let privateErrors: [UInt16: String] = [
    0: "none", 1: "another implementation's number", 2: "unknown request code", 3: "format error",
    4: "no data", 7: "not allowed",
  ]
}
