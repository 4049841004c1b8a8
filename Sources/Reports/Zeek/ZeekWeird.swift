import Packets
import Traffic

/// weird: a packet that contradicts itself.
extension JSONWriter {
  mutating func writeWeird(_ name: String, _ flow: FlowReference, _ event: TrafficEvent) {
    object { writer in
      writer.memberPath("weird", at: event.time)
      writer.memberEnds(flow)
      writer.member("name", name)
      writer.member("notice", false)
      writer.memberEvidence(event.evidence)
    }
  }
}
