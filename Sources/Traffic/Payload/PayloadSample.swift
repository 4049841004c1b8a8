import Packets

/// The first bytes that either side of a flow said, kept until it is known whether a decoder understands them.
struct PayloadSample: Sendable {
  /// Bytes kept of each side.
  static let bound = 1024

  private var client: [UInt8] = []
  private var server: [UInt8] = []

  mutating func take(_ bytes: RawSpan, from sender: Sender) {
    if sender == .client {
      Self.add(bytes, to: &client)
    } else {
      Self.add(bytes, to: &server)
    }
  }

  private static func add(_ bytes: RawSpan, to sample: inout [UInt8]) {
    let room = bound - sample.count
    guard room > 0 else { return }
    sample.append(copying: bytes.extracting(0..<min(room, bytes.byteCount)))
  }

  /// Notes what they look like; nothing where nobody said anything.
  func note(in notes: inout SessionNotes) {
    for sample in [client, server] where !sample.isEmpty {
      notes.fact(.payload, PayloadVerdict(judging: sample).rawValue, bytes: sample.count)
    }
  }
}
