import Packets

extension Dissector {
  /// The Trivial File Transfer Protocol (RFC 1350 §5, RFC 2347).
  static func readTFTP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Trivial File Transfer Protocol"
    let opcode = try reader.integer("Opcode", UInt16.self) { (nil, tftpOpcodes[$0]) }
    switch opcode {
    case 1, 2:
      try reader.terminatedText("File name")
      try reader.terminatedText("Mode")
      try readTFTPOptions(&reader)
    case 3, 4: try reader.integer("Block", UInt16.self)
    case 5:
      try reader.integer("Error code", UInt16.self) {
        (nil, TFTPErrorCode(rawValue: $0).description)
      }
      try reader.terminatedText("Error message")
    case 6: try readTFTPOptions(&reader)
    default: break
    }
    return .data
  }

  private static let tftpOpcodes: [UInt16: String] = [
    1: "read request", 2: "write request", 3: "data", 4: "acknowledgment", 5: "error",
    6: "option acknowledgment",
  ]

  private static func readTFTPOptions(_ reader: inout FieldReader) throws(DecodeError) {
    defer { reader.group = nil }
    var number = 0
    while reader.remaining > 0 {
      number += 1
      reader.group = "Option \(number)"
      try reader.terminatedText("Option")
      try reader.terminatedText("Value")
    }
  }
}

extension FieldReader {
  /// Reads text and the NUL that ends it.
  fileprivate mutating func terminatedText(_ name: String) throws(DecodeError) {
    guard let length = bytes[rest].firstIndex(of: 0).map({ $0 - offset })
    else {
      throw DecodeError(.truncated(needed: remaining + 1, available: remaining), at: offset)
    }
    try text(name, length + 1)
  }
}
