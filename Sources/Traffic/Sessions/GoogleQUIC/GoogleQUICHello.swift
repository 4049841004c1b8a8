import Packets

/// A client's hello in Google's QUIC, for the log.
public struct GoogleQUICHello: Hashable, Sendable {
  public let version: QUICVersion
  public let handshake: GoogleQUICHandshake
}

extension SessionNotes {
  /// Notes what a client says in such a hello.
  mutating func note(_ hello: GoogleQUICHello, from client: Sender) {
    fact(.quicVersion, hello.version.description)
    if let name = hello.handshake.serverName { fact(.serverName, name) }
    if let agent = hello.handshake.userAgent { claim(.userAgent, agent, of: client) }
    record(.googleQUIC(hello))
  }
}
