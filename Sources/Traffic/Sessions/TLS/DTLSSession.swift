import Packets

/// DTLS 1.0 to 1.3 (RFC 6347, RFC 9147): TLS over UDP.
struct DTLSSession: DatagramSession {
  var service: String { "dtls" }

  private var handshake = TLSHandshake(isDatagram: true)
  private var client = Side()
  private var server = Side()

  /// What is kept of one direction.
  private struct Side: Sendable {
    /// The message whose pieces are being gathered, and what there is of its body.
    var type = TLSHandshakeType.helloRequest
    var length = 0
    var body: [UInt8] = []
    /// The number of the next message: those before it were read, or given up.
    var next = 0
  }

  /// Records of one datagram that are looked at.
  private static let recordBound = 64

  static var firstBytes: ClosedRange<UInt8> { 20...24 }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard let header = try? DTLSRecordHeader(parsing: datagram) else { return .no }
    let end = DTLSRecordHeader.size + header.length
    guard header.length > 0, end <= datagram.byteCount else { return .no }
    guard header.epoch == 0 else {
      let isWhole = end == datagram.byteCount
      return isWhole && header.type == .applicationData ? .certain : .no
    }
    guard header.type == .handshake,
      let message = try? DTLSHandshakeHeader(
        parsing: datagram.extracting(DTLSRecordHeader.size..<end)),
      message.type.isPlain
    else { return .no }
    return .certain
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    var reader = ByteReader(datagram)
    for _ in 0..<Self.recordBound where reader.remaining > 0 {
      var ahead = reader
      guard let first = try? ahead.read(UInt8.self) else { return }
      if first >> 5 == 1 {
        // The short header of DTLS 1.3 (RFC 9147 §4): its length may be left out.
        let length = reader.remaining
        handshake.takeApplicationData(length: length, from: sender, &notes)
        return
      }
      guard let beginning = try? reader.readBytes(DTLSRecordHeader.size),
        let header = try? DTLSRecordHeader(parsing: beginning),
        let content = try? reader.readBytes(header.length)
      else { return }
      take(header, content, sender, &notes)
    }
  }

  mutating func end(_ notes: inout SessionNotes) { handshake.end(&notes) }

  private mutating func take(
    _ header: DTLSRecordHeader, _ content: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    switch header.type {
    case .applicationData:
      handshake.takeApplicationData(length: header.length, from: sender, &notes)
    case .changeCipherSpec: handshake.takeChangeCipherSpec(from: sender, &notes)
    case .alert where header.epoch == 0:
      guard let alert = try? TLSAlert(parsing: content) else { return }
      handshake.take(alert, from: sender, &notes)
    case .handshake where header.epoch == 0: takeFragments(content, sender, &notes)
    case .alert, .handshake, .heartbeat: break
    }
  }

  /// Takes messages, or pieces of them; pieces count when they come in order, which a repetition mends.
  private mutating func takeFragments(
    _ content: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    var reader = ByteReader(content)
    while reader.remaining > 0 {
      guard let beginning = try? reader.readBytes(DTLSHandshakeHeader.size),
        let header = try? DTLSHandshakeHeader(parsing: beginning),
        let piece = try? reader.readBytes(header.fragmentLength)
      else { return }
      takePiece(header, piece, sender, &notes)
    }
  }

  private mutating func takePiece(
    _ header: DTLSHandshakeHeader, _ piece: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    var side = sender == .client ? client : server
    defer { if sender == .client { client = side } else { server = side } }
    let number = Int(header.messageSequence)
    guard number >= side.next, header.length <= TLSSession.messageBound else { return }
    if header.fragmentOffset == 0 {
      guard side.body.isEmpty || number > side.next || header.fragmentLength == header.length
      else { return }
      side.type = header.type
      side.length = header.length
      side.body = []
      side.next = number
    }
    guard number == side.next, header.type == side.type, header.length == side.length,
      header.fragmentOffset == side.body.count
    else { return }
    if header.fragmentLength == header.length {
      handshake.take(header.type, piece, from: sender, &notes)
    } else {
      side.body.append(copying: piece)
      guard side.body.count == side.length else { return }
      handshake.take(header.type, side.body.rawSpan, from: sender, &notes)
    }
    side.body = []
    side.next = number + 1
  }
}
