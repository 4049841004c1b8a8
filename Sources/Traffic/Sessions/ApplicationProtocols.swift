/// Every protocol that is recognised in what flows carry: the one table to add a line to.
///
/// The first that is certain wins; so those that are hardest to mistake come first.
public enum ApplicationProtocols {
  /// Over TCP.
  static let streams: [any StreamSession.Type] = [
    HTTP2Session.self, HTTPSession.self,
  ]

  /// Over UDP.
  static let datagrams: [any DatagramSession.Type] = [
    QUICSession.self, GoogleQUICSession.self,
    SSDPSession.self, WSDiscoverySession.self,
  ]
}
