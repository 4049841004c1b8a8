import Analysis

/// Marks, and what followed them.
extension JSONWriter {
  mutating func write(_ mark: MarkReport) {
    object { writer in
      writer.member("time", secondsOf: mark.time)
      writer.member("text", mark.text)
      writer.member("seconds", secondsOf: mark.span)
      writer.array("bursts") { writer in
        for burst in mark.bursts { writer.write(burst) }
      }
    }
  }

  private mutating func write(_ burst: MarkReport.Burst) {
    object { writer in
      writer.member("device", burst.device)
      writer.object("peer") { $0.writeMembers(of: burst.peer) }
      writer.member("begins", burst.isBegunByDevice ? "device" : "peer")
      writer.member("delay", secondsOf: burst.delay)
      writer.member("duration", secondsOf: burst.duration)
      writer.member("packets", sent: burst.sent.packets, received: burst.received.packets)
      writer.member("bytes", sent: burst.sent.bytes, received: burst.received.bytes)
      writer.member("usual", burst.isUsual)
      writer.member("evidence", evidence: [burst.evidence])
    }
  }

  mutating func write(_ repeated: RepeatedMark) {
    object { writer in
      writer.member("text", repeated.text)
      writer.member("marks", repeated.count)
      writer.array("bursts") { writer in
        for reaction in repeated.reactions {
          writer.object { writer in
            writer.member("device", reaction.device)
            writer.object("peer") { $0.writeMembers(of: reaction.peer) }
            writer.member("begins", reaction.isBegunByDevice ? "device" : "peer")
            writer.member("delay", secondsOf: reaction.delay)
            writer.member("evidence", evidence: reaction.evidence)
          }
        }
      }
    }
  }

  private mutating func writeMembers(of peer: MarkReport.Peer) {
    member("device", peer.device)
    member("name", peer.name)
    member("address", peer.address)
  }
}
