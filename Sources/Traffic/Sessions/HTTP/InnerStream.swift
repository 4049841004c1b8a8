import Packets

/// A stream inside another: both sides' bytes, without what wraps them, and the session that understands them.
struct InnerStream: Sendable {
  /// Boxed by its array: a session holds it, and it holds a session.
  private var conversation: [Conversation]
  private var nextOfClient: UInt32 = 0
  private var nextOfServer: UInt32 = 0
  /// Whether bytes of either side are missing that the next ones need not wait for.
  private var hasGap = false

  init() {
    var conversation = Conversation()
    // The byte after the SYN is number 0.
    conversation.begin(at: .max, upward: true)
    conversation.begin(at: .max, upward: false)
    self.conversation = [conversation]
  }

  /// The protocol that was recognised, as Zeek's `service` has it.
  var service: String? { conversation[0].service }

  /// Whether nothing more is to be understood.
  var isMute: Bool { conversation[0].isMute }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    let isClient = sender == .client
    conversation[0].take(
      bytes, at: isClient ? nextOfClient : nextOfServer, upward: isClient, from: sender, &notes)
    pass(UInt32(truncatingIfNeeded: bytes.byteCount), of: sender)
    guard hasGap else { return }
    hasGap = false
    conversation[0].acknowledge(
      isClient ? nextOfClient : nextOfServer, upward: !isClient, from: sender.other, &notes)
  }

  /// Takes notice that bytes were never captured: how many does not matter, only that there is a gap.
  mutating func lose(from sender: Sender) {
    pass(1, of: sender)
    hasGap = true
  }

  /// Ends the session in it.
  mutating func end(_ notes: inout SessionNotes) {
    conversation[0].end(originatorIsLow: true, &notes)
  }

  private mutating func pass(_ count: UInt32, of sender: Sender) {
    if sender == .client { nextOfClient &+= count } else { nextOfServer &+= count }
  }
}
