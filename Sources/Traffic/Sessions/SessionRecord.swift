import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
  /// A message of TP-Link Smart Home.
  case tplink(TPLinkMessage, by: Sender)
}
