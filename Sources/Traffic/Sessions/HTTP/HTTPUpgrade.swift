import Packets

/// What a connection goes on with after HTTP (RFC 9110 §7.8, §9.3.6), or what HomeKit seals.
enum HTTPUpgrade {
  /// The session that goes on; nil where the transaction asked for none.
  /// - Parameter hasAgreed: whether the server was seen to agree.
  static func successor(
    after transaction: HTTPTransaction, hasAgreed: Bool
  ) -> (any StreamSession)? {
    if transaction.line?.method == "CONNECT" { return HTTPTunnelSession() }
    if transaction.request?.asksForHomeKitVerification == true { return HomeKitSession() }
    let asked = transaction.request?.fields.list(.upgrade) ?? []
    let agreed = transaction.response?.fields.list(.upgrade) ?? []
    if asked.contains("websocket") || agreed.contains("websocket") { return WebSocketSession() }
    return hasAgreed ? HTTPTunnelSession() : nil
  }
}

/// Another protocol after CONNECT or an upgrade: recognised as if the connection began there.
struct HTTPTunnelSession: StreamSession {
  private var inner = InnerStream()

  var service: String { inner.service ?? "http" }

  /// It is only ever gone on with.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    inner.take(bytes, from: sender, &notes)
    return .consumed(bytes.byteCount)
  }

  mutating func lose(from sender: Sender) { inner.lose(from: sender) }

  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { true }

  mutating func end(_ notes: inout SessionNotes) { inner.end(&notes) }
}
