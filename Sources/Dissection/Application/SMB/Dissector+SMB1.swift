import Packets

/// SMB 1 (MS-CIFS).
extension Dissector {
  private struct SMB1Header {
    let command: UInt8
    let isResponse: Bool
    let isUnicode: Bool
  }

  /// A message up to its end.
  static func readSMB1(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    let start = reader.offset
    let header = try readSMB1Header(&reader, &name)
    let words = 2 * Int(try reader.integer("Word count", UInt8.self))
    let outer = reader.narrow(to: words)
    var passwords: [(name: String, count: Int)] = []
    var blob = 0
    switch (header.command, words) {
    case (0x73, 24) where !header.isResponse, (0x73, 8) where header.isResponse:
      try reader.octets("Parameters", header.isResponse ? 6 : 14)
      blob = Int(try reader.littleEndian("Security blob length", UInt16.self))
    case (0x73, 20) where !header.isResponse, (0x73, 26) where !header.isResponse:
      try reader.octets("Parameters", 14)
      for field in words == 20 ? ["Password"] : ["ANSI password", "Unicode password"] {
        passwords.append(
          (field, Int(try reader.littleEndian("\(field) length", UInt16.self))))
      }
    case (0x75, 8) where !header.isResponse:
      try reader.octets("Parameters", 4)
      try reader.littleEndianHexadecimal("Flags", UInt16.self)
      passwords.append(
        ("Password", Int(try reader.littleEndian("Password length", UInt16.self))))
    case (0x72, 2...) where header.isResponse:
      try reader.littleEndian("Selected index", UInt16.self) {
        (nil, $0 == .max ? "none" : nil)
      }
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Words", reader.remaining) }
    reader.widen(to: outer)
    let count = Int(try reader.littleEndian("Byte count", UInt16.self))
    let whole = reader.narrow(to: count)
    switch (header.command, header.isResponse) {
    case (0x72, false):
      while reader.remaining > 0, try reader.peek(UInt8.self) == 2 {
        let place = reader.offset
        try reader.skip(1)
        let dialect = try reader.readToNUL()
        reader.note("Dialect", String(escaping: dialect), at: place..<reader.offset)
      }
    case (0x73, _) where blob > 0:
      let place = reader.offset
      try reader.skip(blob)
      try readSecurityBlob(&reader, (place, blob))
      try readSMB1Texts(["Native OS", "Native LAN Manager"], header, start, &reader)
    case (0x73, false):
      for password in passwords where password.count > 0 { try reader.secret(password) }
      try readSMB1Texts(
        ["Account", "Primary domain", "Native OS", "Native LAN Manager"], header, start, &reader)
    case (0x75, false):
      for password in passwords where password.count > 0 { try reader.secret(password) }
      try readSMB1Texts(["Path"], header, start, &reader)
      if reader.remaining > 0 {
        try reader.textToNUL("Service")
      }
    case (0xa2, false): try readSMB1Texts(["File name"], header, start, &reader)
    default: break
    }
    // A tree connect of old has its password among other texts.
    if reader.remaining > 0 {
      try reader.octets("Bytes", reader.remaining, isSecret: header.command == 0x70)
    }
    reader.widen(to: whole)
  }

  /// MS-CIFS §2.2.3.1
  private static func readSMB1Header(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> SMB1Header {
    name = "Server Message Block 1"
    try reader.smbIdentifier()
    let isResponse = try reader.peek(UInt8.self, at: 5) & 0x80 != 0
    let command = try reader.hexadecimal("Command", UInt8.self) { SMBNames.smb1[$0] }
    name += ", \(SMBNames.smb1[command] ?? "command \(FieldReader.hexadecimal(command))")"
    name += isResponse ? " response" : " request"
    try reader.littleEndianHexadecimal("Status", UInt32.self, meaning: SMBNames.status)
    try reader.hexadecimal("Flags", UInt8.self) { _ in isResponse ? "response" : "request" }
    let flags = try reader.littleEndianHexadecimal("Flags 2", UInt16.self) {
      $0 & 0x8000 != 0 ? "texts are Unicode" : nil
    }
    try reader.littleEndian("Process ID, high", UInt16.self)
    try reader.octets("Signature", 8)
    try reader.octets("Reserved", 2)
    for field in ["Tree ID", "Process ID", "User ID", "Multiplex ID"] {
      try reader.littleEndian(field, UInt16.self)
    }
    return SMB1Header(
      command: command, isResponse: isResponse, isUnicode: flags & 0x8000 != 0)
  }

  /// Texts that end with NUL, one behind the other; those in Unicode begin at an even distance from the header's beginning.
  private static func readSMB1Texts(
    _ fields: [String], _ header: SMB1Header, _ start: Int, _ reader: inout FieldReader
  ) throws(DecodeError) {
    for field in fields where reader.remaining > 0 {
      if header.isUnicode, !(reader.offset - start).isMultiple(of: 2) { try reader.skip(1) }
      guard header.isUnicode else {
        try reader.textToNUL(field)
        continue
      }
      let place = reader.offset
      let text = String(utf16LittleEndian: try reader.readTerminatedUTF16())
      if reader.offset > place { reader.note(field, text, at: place..<reader.offset) }
    }
  }

  /// A transaction (MS-CIFS §2.2.4.33.1) up to where its data begin; gives the name of the slot or pipe it is sent to.
  static func readSMB1Transaction(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> String? {
    let start = reader.offset
    let header = try readSMB1Header(&reader, &name)
    guard header.command == BrowserAnnouncement.transaction else { return nil }
    try reader.integer("Word count", UInt8.self)
    for field in [
      "Total parameter count", "Total data count", "Max parameter count", "Max data count",
    ] {
      try reader.littleEndian(field, UInt16.self)
    }
    try reader.integer("Max setup count", UInt8.self)
    try reader.octets("Reserved", 1)
    try reader.littleEndianHexadecimal("Flags", UInt16.self)
    try reader.littleEndian("Timeout", UInt32.self) { _ in (nil, "ms") }
    try reader.octets("Reserved", 2)
    try reader.littleEndian("Parameter count", UInt16.self)
    try reader.littleEndian("Parameter offset", UInt16.self)
    try reader.littleEndian("Data count", UInt16.self)
    let data = Int(try reader.littleEndian("Data offset", UInt16.self))
    let setups = try reader.integer("Setup count", UInt8.self)
    try reader.octets("Reserved", 1)
    for number in 0..<setups {
      try reader.littleEndian(
        number < 3 ? ["Mail slot opcode", "Priority", "Class"][Int(number)] : "Setup", UInt16.self)
    }
    try reader.littleEndian("Byte count", UInt16.self)
    let slot = try reader.textToNUL("Name")
    let gap = start + data - reader.offset
    if gap > 0 { try reader.octets("Padding", gap) }
    return slot
  }
}

extension FieldReader {
  /// Reads text of units of two bytes up to a NUL, and passes that over; where there is none, up to the end of the part.
  fileprivate mutating func readTerminatedUTF16() throws(DecodeError) -> [UInt8] {
    let bytes = restBytes
    let end = stride(from: 0, to: bytes.count - 1, by: 2).first {
      bytes[$0] == 0 && bytes[$0 + 1] == 0
    }
    try skip(end.map { $0 + 2 } ?? bytes.count)
    return Array(bytes.prefix(end ?? bytes.count))
  }

  fileprivate mutating func secret(_ password: (name: String, count: Int)) throws(DecodeError) {
    try octets(password.name, password.count, isSecret: true)
  }
}
