import Packets

/// SMB 2 and 3 (MS-SMB2).
extension Dissector {
  /// The header (MS-SMB2 §2.2.1) and the message; gives where the next of a chain begins.
  static func readSMB2(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Int? {
    name = "Server Message Block 2"
    let start = reader.offset
    try reader.smbIdentifier()
    try reader.littleEndian("Header length", UInt16.self)
    try reader.littleEndian("Credit charge", UInt16.self)
    // Flags come after the status, and say whether it is one.
    let isResponse = try reader.peek(UInt32.self, at: 8).byteSwapped & 1 != 0
    var status: UInt32 = 0
    if isResponse {
      status = try reader.littleEndianHexadecimal("Status", UInt32.self, meaning: SMBNames.status)
    } else {
      try reader.littleEndian("Channel sequence", UInt16.self)
      try reader.octets("Reserved", 2)
    }
    let command = try reader.littleEndian("Command", UInt16.self) { (nil, SMBNames.smb2[$0]) }
    name +=
      ", \(SMBNames.smb2[command] ?? "command \(command)") \(isResponse ? "response" : "request")"
    try reader.littleEndian(isResponse ? "Credits granted" : "Credits requested", UInt16.self)
    let flags = try reader.littleEndianHexadecimal("Flags", UInt32.self, meaning: SMBNames.flags)
    let next = try reader.littleEndian("Chain offset", UInt32.self) {
      (nil, $0 == 0 ? "no other message follows" : nil)
    }
    try reader.littleEndian("Message ID", UInt64.self)
    if flags & 2 != 0 {
      try reader.littleEndianHexadecimal("Async ID", UInt64.self)
    } else {
      try reader.littleEndianHexadecimal("Process ID", UInt32.self)
      try reader.littleEndianHexadecimal("Tree ID", UInt32.self)
    }
    try reader.littleEndianHexadecimal("Session ID", UInt64.self)
    try reader.octets("Signature", 16)
    let end = next == 0 ? nil : Int(next)
    if let end, end < reader.offset - start {
      throw DecodeError(.invalid(field: "NextCommand", value: UInt64(next)), at: start + 20)
    }
    let outer = reader.narrow(to: end.map { start + $0 - reader.offset } ?? reader.remaining)
    // One that fails has only an error to tell (MS-SMB2 §2.2.2); a session is often agreed on in several steps.
    let isError = isResponse && status != 0 && !(command == 1 && status == SMBNames.moreProcessing)
    try readSMB2Body(isError ? nil : command, isResponse, start, &reader)
    if reader.remaining > 0 { try reader.octets("Data", reader.remaining) }
    reader.widen(to: outer)
    return end
  }

  /// - Parameters:
  ///   - command: nil of an error.
  ///   - start: where the header begins, which offsets count from.
  private static func readSMB2Body(
    _ command: UInt16?, _ isResponse: Bool, _ start: Int, _ reader: inout FieldReader
  ) throws(DecodeError) {
    try reader.littleEndian("Structure size", UInt16.self)
    switch (command, isResponse) {
    case (0, false): try readNegotiateRequest(&reader, start)
    case (0, true): try readNegotiateResponse(&reader, start)
    case (1, _): try readSessionSetup(&reader, start, isResponse)
    case (3, false):
      try reader.littleEndianHexadecimal("Flags", UInt16.self)
      let place = try reader.smbPlace("Path", start, UInt16.self)
      try reader.skip(reader.remaining)
      try reader.noteUTF16("Path", at: place.start, place.count)
    case (3, true):
      try reader.integer("Share type", UInt8.self) {
        (nil, [1: "disk", 2: "named pipe", 3: "printer"][$0])
      }
      try reader.octets("Reserved", 1)
      for field in ["Share flags", "Share capabilities", "Maximal access"] {
        try reader.littleEndianHexadecimal(field, UInt32.self)
      }
    case (5, false): try readCreateRequest(&reader, start)
    case (5, true): try readCreateResponse(&reader)
    case (6, false):
      try reader.littleEndianHexadecimal("Flags", UInt16.self)
      try reader.octets("Reserved", 4)
      try reader.octets("File ID", 16)
    case (8, _), (9, _): try readTransfer(&reader, start, isRead: command == 8, isResponse)
    default: break
    }
  }

  // MARK: Opening a file

  /// MS-SMB2 §2.2.13
  private static func readCreateRequest(
    _ reader: inout FieldReader, _ start: Int
  ) throws(DecodeError) {
    try reader.hexadecimal("Security flags", UInt8.self)
    try reader.hexadecimal("Requested oplock level", UInt8.self)
    try reader.littleEndian("Impersonation level", UInt32.self) {
      (nil, [0: "anonymous", 1: "identification", 2: "impersonation", 3: "delegation"][$0])
    }
    try reader.octets("Create flags", 8)
    try reader.octets("Reserved", 8)
    try reader.littleEndianHexadecimal("Desired access", UInt32.self)
    try reader.littleEndianHexadecimal("File attributes", UInt32.self)
    try reader.littleEndianHexadecimal("Share access", UInt32.self)
    try reader.littleEndian("Create disposition", UInt32.self) {
      (
        nil,
        [
          0: "supersede", 1: "open", 2: "create", 3: "open or create", 4: "overwrite",
          5: "overwrite or create",
        ][$0]
      )
    }
    try reader.littleEndianHexadecimal("Create options", UInt32.self)
    let place = try reader.smbPlace("Name", start, UInt16.self)
    try reader.smbPlace("Create contexts", start, UInt32.self)
    try reader.skip(reader.remaining)
    try reader.noteUTF16("Name", at: place.start, place.count)
  }

  /// MS-SMB2 §2.2.14
  private static func readCreateResponse(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.hexadecimal("Oplock level", UInt8.self)
    try reader.hexadecimal("Flags", UInt8.self)
    try reader.littleEndian("Create action", UInt32.self) {
      (nil, [0: "superseded", 1: "opened", 2: "created", 3: "overwritten"][$0])
    }
    for field in ["Created", "Last access", "Last write", "Last change"] {
      try reader.fileTime(field)
    }
    try reader.littleEndian("Allocation size", UInt64.self)
    try reader.littleEndian("End of file", UInt64.self) { _ in (nil, "bytes") }
    try reader.littleEndianHexadecimal("File attributes", UInt32.self)
    try reader.octets("Reserved", 4)
    try reader.octets("File ID", 16)
  }

  /// Reading and writing: MS-SMB2 §2.2.19–2.2.22.
  private static func readTransfer(
    _ reader: inout FieldReader, _ start: Int, isRead: Bool, _ isResponse: Bool
  ) throws(DecodeError) {
    switch (isRead, isResponse) {
    case (true, true):
      try reader.integer("Data offset", UInt8.self)
      try reader.octets("Reserved", 1)
      try reader.littleEndian("Read length", UInt32.self)
      try reader.littleEndian("Read remaining", UInt32.self)
      try reader.octets("Reserved", 4)
    case (false, true):
      try reader.octets("Reserved", 2)
      try reader.littleEndian("Write count", UInt32.self)
      try reader.littleEndian("Write remaining", UInt32.self)
    case (_, false):
      if isRead {
        try reader.integer("Padding", UInt8.self)
        try reader.hexadecimal("Flags", UInt8.self)
      } else {
        try reader.littleEndian("Data offset", UInt16.self)
      }
      try reader.littleEndian(isRead ? "Read length" : "Write length", UInt32.self)
      try reader.littleEndian("File offset", UInt64.self)
      try reader.octets("File ID", 16)
      if isRead { try reader.littleEndian("Minimum count", UInt32.self) }
      try reader.littleEndian("Channel", UInt32.self)
      try reader.littleEndian("Remaining bytes", UInt32.self)
      try reader.smbPlace("Channel information", start, UInt16.self)
      if !isRead { try reader.littleEndianHexadecimal("Write flags", UInt32.self) }
    }
  }
}

extension FieldReader {
  /// Reads an offset from the header's beginning, and a length.
  @discardableResult
  mutating func smbPlace<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ base: Int, _ type: Value.Type
  ) throws(DecodeError) -> (start: Int, count: Int) {
    let start = Int(try littleEndian("\(name) offset", type))
    return (base + start, Int(try littleEndian("\(name) length", type)))
  }

  /// Reads a point in time: hundreds of nanoseconds since 1601 (MS-DTYP §2.3.3); 0 where none is told.
  mutating func fileTime(_ name: String) throws(DecodeError) {
    let start = offset
    let value = try peek(UInt64.self).byteSwapped
    try skip(8)
    let unix = Int64(clamping: value).subtractingReportingOverflow(116_444_736_000_000_000)
    let nanoseconds = unix.partialValue.multipliedReportingOverflow(by: 100)
    note(
      name, Self.hexadecimal(value), meaning: value == 0 ? "not told" : nil, at: start..<offset,
      time: value == 0 || nanoseconds.overflow ? nil : nanoseconds.partialValue)
  }
}
