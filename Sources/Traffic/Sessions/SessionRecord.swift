import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
  /// How a TLS or DTLS connection began, once it is established, or at its end.
  case tls(TLSConnection)
  /// A certificate in DER that is met for the first time.
  case certificate([UInt8])
}
