/// Which sides of a TCP connection a capture holds, as far as the connection itself tells.
public enum CapturedSides: Hashable, Sendable {
  case both
  /// Only the low end point's packets, which prove that the other one spoke.
  case lowOnly
  /// Only the high end point's packets, which prove that the other one spoke.
  case highOnly
  /// Only one side's, and nothing proves that there was more to capture.
  case unknown
}

extension Flow {
  /// How long a sender that hears no acknowledgment goes on at most before it repeats itself, in nanoseconds: the
  /// first retransmission timeout, 3 s by RFC 1122 §4.2.3.1 and 1 s since RFC 6298 §2.
  static let longestTimeout: Int64 = 3_000_000_000

  /// Nil for other protocols than TCP.
  public var capturedSides: CapturedSides? {
    guard !connection.isEmpty else { return nil }
    switch (low.packets > 0, high.packets > 0) {
    case (true, true): return .both
    case (true, false):
      return proves(connection[0].low, low, otherSpoke: connection[0].high, upward: true)
        ? .lowOnly : .unknown
    case (false, true):
      return proves(connection[0].high, high, otherSpoke: connection[0].low, upward: false)
        ? .highOnly : .unknown
    case (false, false): return .unknown
    }
  }

  /// Whether what one side sent proves that the other, of which no packet was captured, spoke too: its
  /// acknowledgments went forward; it went on after its SYN or SYN-ACK; or it sent on for longer than one does who
  /// hears nothing, and repeated nothing.
  private func proves(
    _ sender: TCPEndpoint, _ side: FlowSide, otherSpoke unseen: TCPEndpoint, upward: Bool
  ) -> Bool {
    if unseen.missedBytes > 0 { return true }
    let wentOn =
      history.contains(.ack, upward: upward) || history.contains(.data, upward: upward)
      || history.contains(.fin, upward: upward)
    if sender.hasSYN { return wentOn }
    // One byte may be a keepalive probe's, which says nothing new however often it is sent.
    return side.packets >= 3 && sender.retransmissions == 0 && sender.streamBytes > 1
      && last - first >= Self.longestTimeout
  }
}
