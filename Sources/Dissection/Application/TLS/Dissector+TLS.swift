import Packets

/// TLS and DTLS records.
extension Dissector {
  /// A TLS record (RFC 8446 §5.1), and the handshake messages or the alert in it.
  static func readTLS(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Transport Layer Security"
    let type = try reader.integer("Content type", UInt8.self) { (nil, contentTypes[$0]) }
    if let title = contentTypes[type] { name += ", \(title)" }
    try readVersion("Version", &reader)
    let length = Int(try reader.integer("Length", UInt16.self))
    let outer = reader.narrow(to: length)
    try readRecord(type, &reader, isDatagram: false)
    reader.widen(to: outer)
    return .stream(readTLS)
  }

  static let contentTypes: [UInt8: String] = [
    20: "change cipher spec", 21: "alert", 22: "handshake", 23: "application data",
    24: "heartbeat",
  ]

  static func readVersion(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    try reader.hexadecimal(name, UInt16.self) {
      $0.isGREASE ? "GREASE" : TLSVersion(rawValue: $0).description
    }
  }

  private static func readRecord(
    _ type: UInt8, _ reader: inout FieldReader, isDatagram: Bool
  ) throws(DecodeError) {
    switch type {
    case 20: try reader.octets("Change cipher spec", reader.remaining)
    case 21 where reader.remaining == 2 && reader.isWhole(of: type):
      try reader.integer("Alert level", UInt8.self) {
        (nil, $0 == 1 ? "warning" : $0 == 2 ? "fatal" : nil)
      }
      let start = reader.offset
      let code: UInt8 = try reader.peek()
      let alert = try? TLSAlert(parsing: [2, code].rawSpan)
      try reader.skip(1)
      reader.note("Alert", "\(code)", meaning: alert?.description, at: start..<reader.offset)
    case 22 where looksPlain(reader.restBytes):
      while reader.remaining > 0 { try readHandshake(&reader, isDatagram: isDatagram) }
    default:
      if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
    }
  }

  /// Whether bytes of a handshake record begin with a message that isn't encrypted.
  private static func looksPlain(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    guard TLSHandshakeType(rawValue: first).isPlain else { return false }
    return bytes.count < 2 || bytes[1] < 4
  }

  /// A DTLS record (RFC 6347 §4.1); several may lie in one datagram.
  static func readDTLS(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Datagram Transport Layer Security"
    let type = try reader.integer("Content type", UInt8.self) { (nil, contentTypes[$0]) }
    if let title = contentTypes[type] { name += ", \(title)" }
    try readVersion("Version", &reader)
    let epoch = try reader.integer("Epoch", UInt16.self)
    try reader.octets("Sequence number", 6, number)
    let length = Int(try reader.integer("Length", UInt16.self))
    let outer = reader.narrow(to: length)
    if epoch == 0 {
      try readRecord(type, &reader, isDatagram: true)
    } else if reader.remaining > 0 {
      try reader.octets("Encrypted", reader.remaining)
    }
    reader.widen(to: outer)
    return reader.remaining >= 13 ? .layer(readDTLS) : .data
  }
}

extension FieldReader {
  /// An alert of two bytes that makes sense: an encrypted one is longer.
  fileprivate func isWhole(of type: UInt8) -> Bool {
    type == 21 && (1...2).contains((try? peek(UInt8.self)) ?? 0)
  }
}
