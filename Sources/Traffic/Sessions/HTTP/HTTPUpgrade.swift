import Packets

/// What a connection goes on with after HTTP (RFC 9110 §7.8, §9.3.6), or what HomeKit seals.
enum HTTPUpgrade {
  /// The session that goes on; nil where the request asked for none.
  /// - Parameter agreement: the response by which the server was seen to agree.
  static func successor(
    after asks: HTTPAsks, _ agreement: HTTPHead? = nil
  ) -> (any StreamSession)? {
    if asks.contains(.tunnel) { return HTTPTunnelSession() }
    if asks.contains(.homeKit) { return HomeKitSession() }
    let agreed = agreement?.fields.list(.upgrade) ?? []
    if asks.contains(.webSocket) || agreed.contains("websocket") { return WebSocketSession() }
    return agreement == nil ? nil : HTTPTunnelSession()
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
