import Packets

/// Protocols that write a start line and header fields: HTTP/1 (RFC 9112), SSDP, RTSP, SIP; and plain lines.
extension Dissector {
  static func readHTTP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Hypertext Transfer Protocol"
    try readHead(&reader, &name)
    guard reader.remaining > 0 else { return .data }
    let isPairing = reader.fields.contains {
      $0.name.lowercased() == "content-type" && $0.value == HomeKitPairing.mediaType
    }
    return isPairing ? .layer(readHomeKitPairing) : .layer(readBody)
  }

  /// A message of SSDP, RTSP or SIP.
  static func readTextMessage(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Text message"
    let start = String(escaping: reader.restBytes.prefix(while: { $0 != 0x0d && $0 != 0x0a }))
    for (mark, title) in textProtocols where start.contains(mark) { name = title }
    try readHead(&reader, &name)
    return reader.remaining > 0 ? .layer(readBody) : .data
  }

  private static let textProtocols = [
    ("HTTP/1.", "Simple Service Discovery Protocol"), ("RTSP/", "Real-Time Streaming Protocol"),
    ("SIP/", "Session Initiation Protocol"),
  ]

  /// A start line and header fields, up to the empty line (RFC 9112 §2.1).
  private static func readHead(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    var start = reader.offset
    var line = try readLine(&reader)
    while line.isEmpty, reader.remaining > 0 {
      reader.note("Empty line", "", at: start..<reader.offset)
      start = reader.offset
      line = try readLine(&reader)
    }
    readStartLine(line, &reader, &name, at: start)
    while reader.remaining > 0 {
      let place = reader.offset
      let line = try readLine(&reader)
      let range = place..<reader.offset
      guard !line.isEmpty else {
        reader.note("End of the header", "", at: range)
        return
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        reader.note("Line", String(escaping: line), at: range)
        continue
      }
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 9 }
      let field = String(escaping: line[..<colon])
      reader.note(field, String(escaping: Array(value)), at: range, subject: field)
    }
  }

  private static func readStartLine(
    _ line: [UInt8], _ reader: inout FieldReader, _ name: inout String, at start: Int
  ) {
    let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2 else {
      reader.note("Start line", String(escaping: line), at: start..<start + line.count)
      return
    }
    let isStatus = words[0].contains(UInt8(ascii: "/"))
    name += isStatus ? ", response" : ", request"
    let titles = isStatus ? ["Version", "Status", "Reason"] : ["Method", "Target", "Version"]
    for (title, word) in zip(titles, words) {
      let place = start + word.startIndex - line.startIndex
      reader.note(title, String(escaping: Array(word)), at: place..<place + word.count)
    }
  }

  /// A line without its end; throws where that isn't here.
  static func readLine(_ reader: inout FieldReader) throws(DecodeError) -> [UInt8] {
    let rest = reader.restBytes
    guard let end = rest.firstIndex(of: 0x0a) else {
      throw DecodeError(
        .truncated(needed: rest.count + 1, available: rest.count), at: reader.offset)
    }
    try reader.skip(end + 1)
    var line = Array(rest[..<end])
    if line.last == 0x0d { line.removeLast() }
    return line
  }

  /// What follows a head: text where it is text, else bytes.
  private static func readBody(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Body"
    guard reader.restBytes.isText else {
      readUnexplained(&reader)
      return .data
    }
    try reader.text("Text", reader.remaining)
    return .data
  }

  /// A message that is text as a whole: JSON mostly.
  static func text(
    named title: String
  ) -> @Sendable (inout FieldReader, inout String) throws(DecodeError) -> Part {
    { (reader, name) throws(DecodeError) in
      _ = try readText(&reader, &name)
      name = title
      return .data
    }
  }

  /// Lines of a protocol for people: FTP, SMTP, POP3, IMAP, telnet, syslog, Yeelight.
  static func readText(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Lines of text"
    while reader.remaining > 0 {
      let start = reader.offset
      let line: [UInt8]
      if reader.restBytes.contains(0x0a) {
        line = try readLine(&reader)
      } else {
        line = reader.restBytes
        try reader.skip(line.count)
      }
      let text = String(escaping: line)
      // IMAP puts a tag first.
      let commands = text.uppercased().split(separator: " ").prefix(2)
      let isPassword = commands.contains { ["PASS", "AUTH", "LOGIN", "AUTHENTICATE"].contains($0) }
      reader.note("Line", text, at: start..<reader.offset, isSecret: isPassword)
    }
    return .data
  }
}
