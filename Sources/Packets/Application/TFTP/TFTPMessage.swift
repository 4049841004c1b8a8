/// A packet of the Trivial File Transfer Protocol (RFC 1350 §5, RFC 2347), one a datagram. Numbers have two bytes.
///
///     RRQ, WRQ | Opcode = 1, 2 | Filename | 0 | Mode | 0 | then, of each option, its name | 0 | value | 0 |
///     DATA     | Opcode = 3    | Block # | Data |
///     ACK      | Opcode = 4    | Block # |
///     ERROR    | Opcode = 5    | ErrorCode | ErrMsg | 0 |
///     OACK     | Opcode = 6    | of each option, its name | 0 | value | 0 |
public enum TFTPMessage: Hashable, Sendable {
  case readRequest(TFTPRequest)
  case writeRequest(TFTPRequest)
  /// A piece of the file, of so many bytes.
  case data(block: UInt16, length: Int)
  case acknowledgment(block: UInt16)
  case error(TFTPErrorCode, text: String)
  /// The options that the server agrees to.
  case optionAcknowledgment([TFTPOption])

  /// Where servers take requests; they answer from a port of their own choice (RFC 1350 §4).
  public static let port: UInt16 = 69

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let opcode: UInt16 = try reader.read()
    switch opcode {
    case 1: self = .readRequest(try TFTPRequest(parsing: &reader))
    case 2: self = .writeRequest(try TFTPRequest(parsing: &reader))
    case 3:
      let block: UInt16 = try reader.read()
      self = .data(block: block, length: reader.remaining)
    case 4: self = .acknowledgment(block: try reader.read())
    case 5:
      let code = TFTPErrorCode(rawValue: try reader.read())
      self = .error(code, text: String(escaping: try reader.readTerminated()))
    case 6:
      let options = try reader.readTFTPOptions()
      guard !options.isEmpty else {
        throw DecodeError(.truncated(needed: 1, available: 0), at: reader.offset)
      }
      self = .optionAcknowledgment(options)
    default: throw DecodeError(.invalid(field: "Opcode", value: UInt64(opcode)), at: 0)
    }
  }

  /// Whether bytes are a request, beyond doubt: nothing else names a file and a mode so, in plain ASCII. Packets of the
  /// other opcodes may be anything.
  public static func isRequest(_ bytes: RawSpan) -> Bool {
    guard let message = try? TFTPMessage(parsing: bytes) else { return false }
    switch message {
    case .readRequest, .writeRequest: return bytes.isASCII
    default: return false
    }
  }
}
