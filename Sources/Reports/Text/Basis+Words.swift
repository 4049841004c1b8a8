import Traffic

/// How it is known who began, in words.
extension Initiator.Basis {
  /// A few words for a narrow column; nil where it was seen, or where the verb says it.
  var shortConclusion: String? {
    switch self {
    case .syn, .firstPacket: nil
    case .synAck: "by answer"
    case .handshakeAck: "by handshake"
    case .request: "by request"
    case .firstPayload: "by first words"
    case .dns: "by DNS"
    case .port: "by port"
    case .none: "began earlier"
    }
  }

  /// The whole of it.
  ///
  /// - Parameter beginsLate: whether packets before those that are told of were left out.
  func conclusion(_ beginsLate: Bool) -> String? {
    switch self {
    case .syn: nil
    case .synAck: "concluded from the answer: a SYN-ACK goes to whoever asked"
    case .handshakeAck: "concluded from the end of its handshake"
    case .request: "concluded from what it had asked for over another connection"
    case .firstPayload: "concluded from what was said first: only clients, or servers, speak so"
    case .dns: "concluded from DNS: it had just asked for that name"
    case .port: "concluded from the port: a service's, the other is not"
    case .firstPacket: "it sent the first packet that was captured"
    case .none: "who began is unclear: " + Lateness.words(beginsLate)
    }
  }
}
