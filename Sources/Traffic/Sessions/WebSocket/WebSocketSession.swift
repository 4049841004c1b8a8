import Packets

/// WebSocket (RFC 6455): frames both ways, and the protocol that their messages carry, where one is recognised.
struct WebSocketSession: StreamSession {
  private var client = WebSocketSide()
  private var server = WebSocketSide()
  private var inner = InnerStream()

  var service: String { "websocket" }

  /// It is only ever gone on with, after HTTP.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    var side = sender == .client ? client : server
    defer { if sender == .client { client = side } else { server = side } }
    if side.left > 0 { return takePayload(bytes, of: &side, from: sender, &notes) }
    guard let header = try? WebSocketFrameHeader(parsing: bytes) else {
      // No header is longer than 14 bytes.
      return bytes.byteCount < 14 ? .needs(bytes.byteCount + 1) : .lost
    }
    if header.opcode.isControl { return takeControl(header, bytes, from: sender, &notes) }
    if header.opcode == .text, header.isFinal, !header.isCompressed,
      header.payloadLength <= Self.textBound
    {
      let end = header.length + header.payloadLength
      guard bytes.byteCount >= end else { return .needs(end) }
      noteSecrets(in: bytes.extracting(header.length..<end), header, &notes)
    }
    side.begin(header)
    var progress = StreamProgress.consumed(header.length)
    if side.isCompressed || inner.isMute {
      progress.skipped = side.left
      side.left = 0
    }
    if side.left == 0 { finishFrame(of: &side, from: sender, &notes) }
    return progress
  }

  mutating func lose(from sender: Sender) {
    if sender == .client { client = WebSocketSide() } else { server = WebSocketSide() }
    inner.lose(from: sender)
  }

  /// A segment begins with a frame that lies whole in it: masked by the client, plain from the server.
  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    guard let header = try? WebSocketFrameHeader(parsing: bytes) else { return false }
    return (header.maskingKey != nil) == (place.sender == .client)
      && header.payloadLength <= bytes.byteCount - header.length
  }

  mutating func end(_ notes: inout SessionNotes) { inner.end(&notes) }

  // MARK: Secrets

  /// Longest text, in bytes, in which secrets are looked for: who logs in says little more; a judgement.
  private static let textBound = 4096

  /// Notes what opens a door for whoever shows it, among the members of JSON.
  private func noteSecrets(
    in payload: RawSpan, _ header: WebSocketFrameHeader, _ notes: inout SessionNotes
  ) {
    var unmasking = WebSocketSide()
    unmasking.begin(header)
    let text = unmasking.unmasked(payload)
    guard text.first == UInt8(ascii: "{"), let json = try? JSONValue(parsing: text),
      let secret = SecretParameters.gravest(in: json)
    else { return }
    notes.fact(.credentials, "websocket-\(secret.rawValue)")
  }

  // MARK: Frames

  private mutating func takePayload(
    _ bytes: RawSpan, of side: inout WebSocketSide, from sender: Sender,
    _ notes: inout SessionNotes
  ) -> StreamProgress {
    let count = min(side.left, bytes.byteCount)
    let payload = bytes.extracting(0..<count)
    if side.maskingKey != 0 {
      let plain = side.unmasked(payload)
      inner.take(plain.rawSpan, from: sender, &notes)
    } else {
      inner.take(payload, from: sender, &notes)
    }
    side.left -= count
    if side.left == 0 { finishFrame(of: &side, from: sender, &notes) }
    return .consumed(count)
  }

  private func takeControl(
    _ header: WebSocketFrameHeader, _ bytes: RawSpan, from sender: Sender,
    _ notes: inout SessionNotes
  ) -> StreamProgress {
    let length = header.length + header.payloadLength
    guard bytes.byteCount >= length else { return .needs(length) }
    let name =
      switch header.opcode {
      case .close: "closes the WebSocket"
      case .ping: "sends a WebSocket ping"
      default: "sends a WebSocket pong"
      }
    notes.record(.said(service: service, by: sender, words: name))
    return .consumed(length)
  }

  /// Tells of a message when its last frame is over, unless the protocol inside tells more.
  private func finishFrame(
    of side: inout WebSocketSide, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard side.isFinal else { return }
    defer { side.length = 0 }
    guard inner.service == nil, notes.wantsRecords else { return }
    let kind = (side.isCompressed ? "compressed " : "") + (side.isText ? "text" : "binary")
    notes.record(
      .said(
        service: service, by: sender,
        words: "sends a \(kind) WebSocket message of \(side.length) bytes"))
  }
}
