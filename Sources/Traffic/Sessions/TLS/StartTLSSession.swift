import Packets

/// A protocol that begins in the clear and goes over to TLS when the client asks for it.
protocol StartTLSProtocol: Sendable {
  /// As Zeek's `service` has it.
  static var service: String { get }

  /// Whether a stream that begins so, or goes on so where the capture joins in, is of this protocol.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition
}

/// The part in the clear of such a protocol: passed over until a TLS record begins, and handed on there.
///
/// The byte that begins a handshake record, 0x16, is a control character that none of these protocols speaks.
struct StartTLSSession<Grammar: StartTLSProtocol>: StreamSession {
  var service: String { Grammar.service }

  private static var handshake: UInt8 { TLSRecordHeader.ContentType.handshake.rawValue }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Grammar.recognises(bytes, at: place)
  }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    var reader = ByteReader(bytes)
    while let byte = try? reader.read(UInt8.self) {
      guard byte == Self.handshake else { continue }
      let start = reader.offset - 1
      let rest = bytes.extracting(start..<bytes.byteCount)
      let place = StreamPlace(
        sender: sender, clientPort: notes.clientPort, serverPort: notes.serverPort)
      switch TLSSession.recognises(rest, at: place) {
      case .certain:
        guard start == 0 else { return .consumed(start) }
        var session = TLSSession()
        let progress = session.take(rest, from: sender, &notes)
        notes.succeed(with: session)
        return progress
      case .possible: return StreamProgress(consumed: start, needed: rest.byteCount + 1)
      case .no: continue
      }
    }
    return .consumed(bytes.byteCount)
  }

  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { true }
}
