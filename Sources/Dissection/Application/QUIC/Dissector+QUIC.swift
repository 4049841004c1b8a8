import Decryption
import Packets

/// QUIC: headers, and what Initial packets carry, whose keys anyone can derive.
extension Dissector {
  /// One packet (RFC 9000 §17); others may follow in the same datagram.
  static func readQUIC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "QUIC"
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    guard first & 0x80 != 0 else { return try readShortHeader(&reader, &name) }
    let bytes = reader.restBytes
    let packet = try QUICPacket(parsing: bytes.rawSpan)
    try reader.hexadecimal("Flags", UInt8.self) { _ in "long header" }
    try reader.hexadecimal("Version", UInt32.self) {
      $0 == 0 ? "version negotiation" : QUICVersion(rawValue: $0).description
    }
    for field in ["Destination connection ID", "Source connection ID"] {
      let count = Int(try reader.integer("\(field) length", UInt8.self))
      if count > 0 { try reader.octets(field, count) }
    }
    switch packet.kind {
    case .versionNegotiation:
      name += ", version negotiation"
      while reader.remaining >= 4 {
        try reader.hexadecimal("Supported version", UInt32.self) {
          QUICVersion(rawValue: $0).description
        }
      }
      return .data
    case .retry:
      name += ", Retry"
      if reader.remaining > 16 { try reader.octets("Token", reader.remaining - 16) }
      try reader.octets("Integrity tag", min(16, reader.remaining))
      return .data
    case .initial:
      name += ", Initial"
      let count = try reader.variableLength("Token length")
      if count > 0 { try reader.octets("Token", Int(clamping: count)) }
    case .handshake: name += ", Handshake"
    case .zeroRTT: name += ", 0-RTT"
    case .oneRTT: break
    }
    try reader.variableLength("Length")
    let end = min(start + packet.count, reader.rest.upperBound)
    let range = reader.offset..<max(reader.offset, end)
    if packet.isInitial,
      let part = try open(packet, Array(bytes.prefix(packet.count)), &reader, end)
    {
      return part
    }
    if !range.isEmpty { try reader.octets("Protected", range.count) }
    return .layer(readNextQUIC)
  }

  /// What follows a packet in its datagram: another, or padding.
  private static func readNextQUIC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    // Neither form of header: padding. The second bit alone says nothing, as it may be greased (RFC 9287).
    guard try reader.peek(UInt8.self) & 0xc0 != 0 else { return .data }
    return try readQUIC(&reader, &name)
  }

  private static func readShortHeader(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name += ", 1-RTT"
    try reader.hexadecimal("Flags", UInt8.self) {
      "short header" + ($0 & 0x20 != 0 ? ", spin bit" : "")
    }
    if reader.remaining > 0 { try reader.octets("Protected", reader.remaining) }
    return .data
  }

  /// Opens an Initial packet and goes on with its frames; nil where its keys aren't known.
  private static func open(
    _ packet: QUICPacket, _ bytes: [UInt8], _ reader: inout FieldReader, _ end: Int
  ) throws(DecodeError) -> Part? {
    guard let version = packet.version, let opened = open(packet, bytes, reader.place) else {
      return nil
    }
    let tagLength = 16
    let payloadEnd = end - tagLength
    let payloadStart = payloadEnd - opened.payload.count
    guard payloadStart > reader.offset else { return nil }
    try reader.octets("Packet number", payloadStart - reader.offset) { _ in
      ("\(opened.packetNumber)", "once unprotected")
    }
    reader.decrypt(payloadStart..<payloadEnd, opened.payload)
    reader.enclose(toNext: opened.payload.count, then: .layer(readIntegrityTag))
    return quicFrames(version)
  }

  /// With keys of its own, as a client's first packet, else with those of the connection it belongs to.
  private static func open(
    _ packet: QUICPacket, _ bytes: [UInt8], _ place: StreamPiece
  ) -> QUICOpenedPacket? {
    guard let version = packet.version else { return nil }
    let destinations = [packet.destination] + place.initialDestinations.map(QUICConnectionID.init)
    for destination in destinations {
      for protection in QUICProtection.candidates(for: version) {
        guard let keys = QUICInitialKeys(destination: destination, protection) else { continue }
        for side in [keys.client, keys.server] {
          let opened = side?.open(bytes.rawSpan, packetNumberOffset: packet.packetNumberOffset)
          if let opened { return opened }
        }
      }
    }
    return nil
  }

  private static func readIntegrityTag(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "QUIC packet's end"
    try reader.octets("Authentication tag", min(16, reader.remaining))
    return .layer(readNextQUIC)
  }
}

extension FieldReader {
  /// Reads an integer of one, two, four or eight bytes, the first two bits telling (RFC 9000 §16).
  @discardableResult
  mutating func variableLength(
    _ name: String, meaning: (UInt64) -> String? = { _ in nil }
  ) throws(DecodeError) -> UInt64 {
    let start = offset
    let first: UInt8 = try peek()
    let count = 1 << Int(first >> 6)
    var value = UInt64(first & 0x3f)
    for index in 1..<max(count, 1) { value = value << 8 | UInt64(try peek(UInt8.self, at: index)) }
    try skip(count)
    note(name, "\(value)", meaning: meaning(value), at: start..<offset)
    return value
  }
}
