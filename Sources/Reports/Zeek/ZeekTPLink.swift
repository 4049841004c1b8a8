import Packets
import Traffic

/// tplink: a message of TP-Link Smart Home. The log is ours.
extension JSONWriter {
  mutating func writeTPLink(
    _ message: TPLinkMessage, by sender: Sender, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("tplink", at: event.time)
      writer.memberEnds(flow)
      writer.memberTPLink(message, by: sender)
      writer.member("msg", message.text)
      writer.memberEvidence(event.evidence)
    }
  }

  mutating func memberTPLink(_ message: TPLinkMessage, by sender: Sender) {
    member("is_orig", sender == .client)
    member("direction", message.isAnswer ? "answer" : "command")
    member("commands", strings: message.commands.map { "\($0.module).\($0.verb)" })
  }
}
