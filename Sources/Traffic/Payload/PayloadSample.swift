import Packets

/// The first bytes that either side of a flow said, kept until it is known whether a decoder understands them.
struct PayloadSample: Sendable {
  /// Bytes kept of each side.
  static let bound = 1024

  private var client: [UInt8] = []
  private var server: [UInt8] = []
  /// The packets with the first of them.
  private var firstOfClient: Moment?
  private var firstOfServer: Moment?

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: SessionNotes) {
    if sender == .client {
      if client.isEmpty { firstOfClient = notes.moment }
      Self.add(bytes, to: &client)
    } else {
      if server.isEmpty { firstOfServer = notes.moment }
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
    Self.note(client, firstOfClient, &notes)
    Self.note(server, firstOfServer, &notes)
  }

  private static func note(_ sample: [UInt8], _ first: Moment?, _ notes: inout SessionNotes) {
    guard !sample.isEmpty else { return }
    notes.at(first) {
      $0.fact(.payload, PayloadVerdict(judging: sample).rawValue, bytes: sample.count)
    }
  }
}
