import Packets

/// The frames of an Initial packet (RFC 9000 §19).
extension Dissector {
  static func quicFrames(_ version: QUICVersion) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = "QUIC frames"
      var crypto: [(offset: UInt64, range: Range<Int>)] = []
      while reader.remaining > 0 {
        guard try reader.peek(UInt8.self) != 0 else {
          readPadding(&reader)
          continue
        }
        if let piece = try readFrame(version, &reader) { crypto.append(piece) }
      }
      noteHello(crypto, &reader)
      return .data
    }
  }

  private static func readPadding(_ reader: inout FieldReader) {
    let rest = reader.restBytes
    let count = rest.firstIndex { $0 != 0 } ?? rest.count
    let range = reader.offset..<reader.offset + count
    reader.note("Padding", "\(count)", meaning: count == 1 ? "byte" : "bytes", at: range)
    try? reader.skip(count)
  }

  /// Reads a frame; of a CRYPTO frame gives where its data lies and goes in the handshake.
  private static func readFrame(
    _ version: QUICVersion, _ reader: inout FieldReader
  ) throws(DecodeError) -> (offset: UInt64, range: Range<Int>)? {
    let isGoogles = version.googleNumber != nil
    let type = try reader.variableLength("Frame type") {
      isGoogles ? [7: "PING", 8: "CRYPTO"][$0] : frameNames[$0]
    }
    switch isGoogles ? [7: 1, 8: 6][type] ?? 0xff : type {
    case 1: return nil
    case 2, 3:
      try reader.variableLength("Largest acknowledged")
      try reader.variableLength("Delay")
      let ranges = try reader.variableLength("Ranges")
      try reader.variableLength("First range")
      for _ in 0..<min(ranges, UInt64(reader.remaining)) {
        try reader.variableLength("Gap")
        try reader.variableLength("Range length")
      }
      if type == 3 {
        for field in ["ECT(0)", "ECT(1)", "ECN-CE"] { try reader.variableLength(field) }
      }
      return nil
    case 6:
      let offset = try reader.variableLength("Offset")
      let length = Int(clamping: try reader.variableLength("Length"))
      let start = reader.offset
      try reader.octets("Handshake data", length)
      return (offset, start..<reader.offset)
    case 0x1c, 0x1d:
      try reader.variableLength("Error code")
      if type == 0x1c { try reader.variableLength("Frame type that caused it") }
      let length = Int(clamping: try reader.variableLength("Reason length"))
      if length > 0 { try reader.text("Reason", length) }
      return nil
    default: throw DecodeError(.invalid(field: "Frame type", value: type), at: reader.offset)
    }
  }

  private static let frameNames: [UInt64: String] = [
    0: "PADDING", 1: "PING", 2: "ACK", 3: "ACK", 6: "CRYPTO", 0x1c: "CONNECTION_CLOSE",
    0x1d: "CONNECTION_CLOSE",
  ]

  /// The fields of the TLS message that CRYPTO frames hold together, as far as it is here from its start on; each
  /// shown at the place in the frame where it begins.
  private static func noteHello(
    _ pieces: [(offset: UInt64, range: Range<Int>)], _ reader: inout FieldReader
  ) {
    var message: [UInt8] = []
    var places: [(from: Int, at: Int)] = []
    for piece in pieces.sorted(by: { $0.offset < $1.offset }) {
      guard piece.offset == UInt64(message.count) else { continue }
      places.append((message.count, piece.range.lowerBound))
      message += reader.slice(piece.range)
    }
    guard !message.isEmpty else { return }
    var inner = FieldReader(message, from: 0, to: message.count)
    try? readHandshake(&inner, isDatagram: false, over: .quic)
    for field in inner.fields {
      let lower = field.range.lowerBound
      guard let place = places.last(where: { $0.from <= lower }) else { continue }
      let start = place.at + lower - place.from
      let next = places.first { $0.from > lower }?.from ?? message.count
      let end = start + min(field.range.upperBound, max(next, lower)) - lower
      reader.group = field.group
      reader.note(
        field.name, field.value, meaning: field.meaning, at: start..<max(start, end),
        subject: field.subject, time: field.time, isSecret: field.isSecret)
    }
    reader.group = nil
  }
}
