import Packets

/// Notes what heads say of those who sent them; what was said just before is not noted again.
struct HTTPMemory: Sendable {
  /// The host asked for, in small letters.
  private var host = ""
  /// What the user agent and the server's product are known again by.
  private var userAgent = Self.trace("".rawSpan)
  private var product = Self.trace("".rawSpan)
  /// Whether it was noted that the content is sealed with KLAP.
  private var hasToldKLAP = false

  /// Notes what a request says: of its client (RFC 9110 §10.1.5), and of the flow.
  mutating func note(request head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes) {
    guard let line = head.request else { return }
    let target = line.isPlain ? nil : HTTPTarget(line.target)
    let fields = head.fields
    note(hostOf: fields, target, &notes)
    if let bytes = fields.bytes(.userAgent), Self.trace(bytes) != userAgent,
      let agent = fields[.userAgent]
    {
      userAgent = Self.trace(agent.rawSpan)
      notes.claim(.userAgent, agent, of: sender)
    }
    if line.method == "NOTIFY" { notes.fact(.eventNotification, "notify") }
    if line.method == "POST", TPLinkKLAP.recognises(path: target?.path ?? line.target) {
      notes.claim(.tplinkEncryption, "KLAP", of: sender.other)
      if !hasToldKLAP { notes.fact(.service, TPLinkKLAP.service) }
      hasToldKLAP = true
    }
    if let value = fields[.authorization] ?? fields[.proxyAuthorization] {
      note(HTTPCredentials(value), in: value, &notes)
    }
    if let query = target?.query { note(SecretParameters.gravest(in: query), &notes) }
    if let key = line.pathKey { notes.fact(.credentials, key) }
    if let target, let name = DynamicDNSUpdate(host: host, target: target)?.name {
      notes.fact(.dynamicDNS, name)
      notes.record(
        .said(service: "dyndns", by: sender, words: "updates the dynamic DNS name \(name)"))
    }
  }

  /// Notes what a response says of its server (RFC 9110 §10.2.4).
  mutating func note(response head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes) {
    let fields = head.fields
    if fields.contains(.webSocketProtocol),
      let subprotocol = fields.list(.webSocketProtocol).first, !subprotocol.isEmpty
    {
      notes.fact(.subprotocol, subprotocol)
    }
    guard let bytes = fields.bytes(.server), Self.trace(bytes) != product,
      let server = fields[.server]
    else { return }
    product = Self.trace(server.rawSpan)
    notes.claim(.httpServer, server, of: sender)
  }

  /// A number by which text is known again.
  private static func trace(_ text: RawSpan) -> UInt32 {
    UInt32(truncatingIfNeeded: text.mixed(into: UInt64(text.byteCount)))
  }

  /// Notes the host asked for.
  private mutating func note(
    hostOf fields: HTTPFields, _ target: HTTPTarget?, _ notes: inout SessionNotes
  ) {
    if let bytes = fields.bytes(.host), isHost(bytes) {
      if !host.isEmpty { notes.fact(.httpHost, host) }
      return
    }
    host = HTTPAuthority(fields[.host] ?? target?.authority ?? "").host.lowercased()
    guard !host.isEmpty else { return }
    notes.fact(.httpHost, host)
    // The copy that the notes keep for many.
    if let fact = notes.facts.last?.fact { host = fact.value }
  }

  /// Whether a field names the host asked for last, with a port or without, in a way that leaves no doubt.
  private func isHost(_ field: RawSpan) -> Bool {
    let colon = field.firstOffset(of: UInt8(ascii: ":")) ?? field.byteCount
    guard colon == host.utf8.count, field.begins(with: host), field.isASCII else { return false }
    guard colon < field.byteCount else { return true }
    var port = ByteReader(field.extracting((colon + 1)..<field.byteCount))
    guard port.remaining > 0 else { return false }
    while let digit = try? port.read(UInt8.self) {
      guard digit.isDigit else { return false }
    }
    return true
  }

  private func note(
    _ credentials: HTTPCredentials, in field: String, _ notes: inout SessionNotes
  ) {
    switch credentials {
    case .basic(let user, _):
      notes.fact(.credentials, "http-basic")
      if !user.isEmpty { notes.fact(.userName, user) }
    case .digest(let user): if !user.isEmpty { notes.fact(.userName, user) }
    case .bearer: notes.fact(.credentials, "http-bearer")
    // Amazon's names a key and signs with it: the key itself is not shown.
    case .other(let scheme) where scheme.hasPrefix("aws4-"): break
    case .other: note(SecretParameters.gravest(in: field), &notes)
    }
  }

  private func note(_ secret: SecretParameters.Kind?, _ notes: inout SessionNotes) {
    if let secret { notes.fact(.credentials, "http-\(secret.rawValue)") }
  }
}
