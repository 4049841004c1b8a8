import Packets

/// The first bytes that either side of a flow said, kept until it is known whether a decoder understands them.
struct PayloadSample: Sendable {
  /// Bytes kept of each side.
  static let bound = 1024

  private var client = Side()
  private var server = Side()

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: SessionNotes) {
    if sender == .client {
      client.take(bytes, notes)
    } else {
      server.take(bytes, notes)
    }
  }

  /// Notes what they look like; nothing where nobody said anything.
  func note(in notes: inout SessionNotes) {
    client.note(from: .client, &notes)
    server.note(from: .server, &notes)
  }

  /// What one side said.
  private struct Side {
    /// Its first bytes, or what they look like: as many as are kept need not be held.
    private enum Content {
      case bytes([UInt8])
      case judged(PayloadVerdict)
    }

    private var content = Content.bytes([])
    /// The packet with the first of them.
    private var time: Int64 = 0
    private var evidence = Evidence(capture: 0, frame: 0)

    mutating func take(_ bytes: RawSpan, _ notes: SessionNotes) {
      guard case .bytes(var held) = content else { return }
      // Held once only while it grows.
      content = .bytes([])
      if held.isEmpty {
        time = notes.time
        evidence = notes.evidence
      }
      let more = bytes.extracting(first: PayloadSample.bound - held.count)
      // No more room than it takes: most flows say no more.
      held.reserveCapacity(held.count + more.byteCount)
      held.append(copying: more)
      content =
        held.count < PayloadSample.bound ? .bytes(held) : .judged(PayloadVerdict(judging: held))
    }

    func note(from sender: Sender, _ notes: inout SessionNotes) {
      let verdict: PayloadVerdict
      var count = PayloadSample.bound
      switch content {
      case .judged(let known): verdict = known
      case .bytes(let held):
        guard !held.isEmpty else { return }
        verdict = PayloadVerdict(judging: held)
        count = held.count
      }
      notes.at(Moment(time: time, evidence: evidence, sender: sender)) {
        $0.fact(.payload, verdict.rawValue, bytes: count)
      }
    }
  }
}
