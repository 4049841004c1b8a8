import Packets

/// By what a message of DNS is known when it is sent again: the id that its sender chose, and who sent it (RFC 1035 §4.1.1).
///
/// A question that nobody answers is asked again with the same id, after seconds: that begins nothing. A sender that numbers
/// all its questions alike asks the next one later.
struct DNSMessageMark: Hashable, Sendable {
  private let id: UInt16
  private let isUpward: Bool

  /// How long after a message the same one counts as a repetition of it, in nanoseconds: resolvers wait for two to five seconds
  /// (RFC 1035 §4.2.1), and for longer each time. A judgement.
  static let repetitionBound: Int64 = 30_000_000_000

  /// Nil of what is too short to be a message.
  @inline(__always)
  init?(of payload: RawSpan, isUpward: Bool) {
    var reader = ByteReader(payload)
    guard let id: UInt16 = try? reader.read() else { return nil }
    self.id = id
    self.isUpward = isUpward
  }
}
