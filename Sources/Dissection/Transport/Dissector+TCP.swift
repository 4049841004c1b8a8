import Packets

extension Dissector {
  /// TCP (RFC 9293 §3.1).
  static func readTCP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Transmission Control Protocol"
    let source = try reader.integer("Source port", UInt16.self)
    let destination = try reader.integer("Destination port", UInt16.self)
    try reader.integer("Sequence number", UInt32.self)
    try reader.integer("Acknowledgment number", UInt32.self)
    let place = reader.offset
    let word: UInt16 = try reader.peek()
    try reader.skip(2)
    let headerLength = Int(word >> 12) * 4
    reader.note("Data offset", "\(headerLength) bytes", at: place..<place + 1)
    let flags = TCPFlags(rawValue: UInt8(truncatingIfNeeded: word))
    reader.note(
      "Flags", FieldReader.hexadecimal(UInt8(truncatingIfNeeded: word)),
      meaning: flags.description, at: place + 1..<place + 2)
    try reader.integer("Window", UInt16.self) { (nil, $0 == 0 ? "it can take no more" : nil) }
    try reader.hexadecimal("Checksum", UInt16.self)
    try reader.integer("Urgent pointer", UInt16.self)
    if headerLength > 20 {
      try readHeaderOptions(&reader, headerLength - 20, name: optionName) { bytes in
        (nil, optionMeaning(bytes))
      }
    }
    return streamContent(source, destination)
  }

  /// IANA "TCP Option Kind Numbers".
  private static func optionName(_ kind: UInt8) -> String {
    switch kind {
    case 2: "Maximum segment size"
    case 3: "Window scale"
    case 4: "SACK permitted"
    case 5: "SACK"
    case 8: "Timestamps"
    case 19: "MD5 signature"
    case 28: "User timeout"
    case 29: "Authentication"
    case 30: "Multipath TCP"
    case 34: "TCP Fast Open cookie"
    default: "Option \(kind)"
    }
  }

  private static func optionMeaning(_ bytes: [UInt8]) -> String? {
    let options = TCPOptions(parsing: bytes.rawSpan)
    if let size = options.maximumSegmentSize { return "segments of \(size) bytes at most" }
    if let scale = options.windowScale { return "windows count × \(1 << Int(min(scale, 14)))" }
    if let times = options.timestamps { return "value \(times.value), echo \(times.echo)" }
    guard !options.sackBlocks.isEmpty else { return nil }
    return "has "
      + options.sackBlocks.map { "\($0.left)–\($0.right)" }.joined(separator: ", ")
  }
}
