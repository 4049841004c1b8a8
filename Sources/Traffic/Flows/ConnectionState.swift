/// How a flow went, in Zeek's words (conn.log, `conn_state`).
public enum ConnectionState: String, Hashable, Sendable, CaseIterable {
  /// Attempt seen, no reply.
  case s0 = "S0"
  /// Established, not ended.
  case s1 = "S1"
  /// Established and ended normally.
  case sf = "SF"
  /// Attempt refused.
  case rej = "REJ"
  /// Established, the originator wants to close, no reply.
  case s2 = "S2"
  /// Established, the responder wants to close, no reply.
  case s3 = "S3"
  /// Established, the originator aborted.
  case rsto = "RSTO"
  /// The responder aborted.
  case rstr = "RSTR"
  /// The originator sent a SYN, then a RST; no SYN-ACK was seen.
  case rstos0 = "RSTOS0"
  /// The responder sent a SYN-ACK, then a RST; no SYN was seen.
  case rstrh = "RSTRH"
  /// The originator sent a SYN, then a FIN; no SYN-ACK was seen.
  case sh = "SH"
  /// The responder sent a SYN-ACK, then a FIN; no SYN was seen.
  case shr = "SHR"
  /// No SYN seen: traffic joined in mid-stream, not ended.
  case oth = "OTH"

  /// The state of a TCP connection whose two sides ended in these states.
  ///
  /// - Parameter wasOnlyAsked: The originator sent a SYN, and nothing after it shows that it was answered.
  init(
    originator: TCPEndpoint, responder: TCPEndpoint, carriedPayload: Bool, wasOnlyAsked: Bool
  ) {
    let originatorUnknown = originator.state == .inactive || originator.state == .partial
    let responderUnknown = responder.state == .inactive || responder.state == .partial
    switch (originator.state, responder.state) {
    case (.synSent, .reset), (.synAckSent, .reset): self = .rej
    case (.reset, .reset) where !carriedPayload: self = .rej
    case (_, .reset): self = originatorUnknown ? .rstrh : .rstr
    case (.reset, _) where !responderUnknown: self = .rsto
    case (.reset, _): self = wasOnlyAsked ? .rstos0 : .oth
    case (.closed, .closed): self = .sf
    case (.closed, _): self = responderUnknown ? .sh : .s2
    case (_, .closed): self = originatorUnknown ? .shr : .s3
    case (.synSent, .inactive): self = .s0
    case (.established, .established): self = .s1
    default: self = .oth
    }
  }
}
