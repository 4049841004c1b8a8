/// What a TFTP client asks for: to read a file, or to write one (RFC 1350 §5, RFC 2347).
public struct TFTPRequest: Hashable, Sendable {
  /// How the file is written on the wire (RFC 1350 §1).
  public enum Mode: String, Sendable {
    /// ASCII with the line ends of Telnet.
    case netascii
    /// Bytes as they are.
    case octet
    /// Text that goes to a user rather than into a file; obsolete.
    case mail
  }

  /// Without control characters.
  public let fileName: String
  public let mode: Mode
  public let options: [TFTPOption]

  /// Most bytes of a request (RFC 2347).
  private static let lengthBound = 512

  /// - Parameter reader: stands behind the opcode.
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    guard reader.end <= Self.lengthBound else {
      throw DecodeError(.limit(field: "request", bound: Self.lengthBound), at: Self.lengthBound)
    }
    fileName = try reader.readTFTPName("Filename")
    let start = reader.offset
    let mode = try reader.readTerminated()
    guard let known = Mode(rawValue: String(escaping: mode).lowercased()) else {
      throw DecodeError(.invalid(field: "Mode", value: UInt64(mode.first ?? 0)), at: start)
    }
    self.mode = known
    options = try reader.readTFTPOptions()
  }
}

/// An option with its value, which client and server agree on (RFC 2347): `blksize`, `timeout`, `tsize`.
public struct TFTPOption: Hashable, Sendable {
  public let name: String
  public let value: String
}

extension ByteReader {
  /// Reads what stands before the next NUL, and passes that over.
  mutating func readTerminated() throws(DecodeError) -> [UInt8] {
    guard let end = bytes.firstOffset(of: 0, from: offset) else {
      throw DecodeError(.truncated(needed: remaining + 1, available: remaining), at: offset)
    }
    let text = [UInt8](copying: try readBytes(end - offset))
    try skip(1)
    return text
  }

  /// Reads a name: at least one character, and none that controls.
  fileprivate mutating func readTFTPName(_ field: String) throws(DecodeError) -> String {
    let start = offset
    let text = try readTFTPText(field)
    guard !text.isEmpty else { throw DecodeError(.invalid(field: field, value: 0), at: start) }
    return text
  }

  private mutating func readTFTPText(_ field: String) throws(DecodeError) -> String {
    let start = offset
    let text = try readTerminated()
    if let place = text.firstIndex(where: { $0 < 0x20 || $0 == 0x7f }) {
      throw DecodeError(.invalid(field: field, value: UInt64(text[place])), at: start + place)
    }
    return String(escaping: text)
  }

  /// Reads options up to the end of the datagram.
  mutating func readTFTPOptions() throws(DecodeError) -> [TFTPOption] {
    var options: [TFTPOption] = []
    while remaining > 0 {
      let name = try readTFTPName("option")
      options.append(TFTPOption(name: name, value: try readTFTPText("option value")))
    }
    return options
  }
}
