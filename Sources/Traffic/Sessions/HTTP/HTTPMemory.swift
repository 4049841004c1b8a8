import Packets

/// Notes what heads say of those who sent them; what was said just before is not noted again.
struct HTTPMemory: Sendable {
  private var userAgent = ""
  private var product = ""
  /// Whether it was noted that the content is sealed with KLAP.
  private var hasToldKLAP = false
  /// The server asked for, as it was written, and its host.
  private var authority = ""
  private var host = ""

  /// Notes what a request says: of its client (RFC 9110 §10.1.5), and of the flow.
  mutating func note(request head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes) {
    guard let line = head.request else { return }
    let target = line.isPlain ? nil : HTTPTarget(line.target)
    let fields = head.fields
    if !fields.says(authority, in: .host) {
      let asked = fields[.host] ?? target?.authority ?? ""
      if asked != authority {
        authority = asked
        host = HTTPAuthority(asked).host.lowercased()
      }
    }
    if !host.isEmpty { notes.fact(.httpHost, host) }
    if !fields.says(userAgent, in: .userAgent), let agent = fields[.userAgent] {
      userAgent = agent
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
    guard !fields.says(product, in: .server), let server = fields[.server] else { return }
    product = server
    notes.claim(.httpServer, server, of: sender)
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
