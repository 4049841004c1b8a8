import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
  /// What could be read of a QUIC connection, once its handshake is over.
  case quic(QUICConnection)
  /// A client's first hello in Google's QUIC.
  case googleQUIC(GoogleQUICHello)
  case http(HTTPTransaction)
  case ssdp(SSDPMessage, by: Sender)
}
