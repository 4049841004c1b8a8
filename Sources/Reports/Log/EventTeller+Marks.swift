import Packets
import Traffic

/// Marks, what followed them, and what stands.
extension EventTeller {
  func tell(mark text: String) -> Sentence {
    Sentence(
      subject: nil, subjectMAC: .none, who: "mark", what: text.isEmpty ? "here" : "\"\(text)\"")
  }

  func tell(_ reaction: MarkReaction) -> Sentence {
    let sender = reaction.sender
    let receiver = reaction.receiver
    let mark = reaction.text.isEmpty ? "the mark" : "\"\(reaction.text)\""
    let packets = reaction.sent.packets + reaction.received.packets
    let bytes = reaction.sent.bytes + reaction.received.bytes
    return Sentence(
      subject: sender.address, subjectMAC: sender.mac,
      who: name(of: sender.address, sender.mac, for: receiver),
      what: "spoke to \(name(of: receiver.address, receiver.mac, for: sender)) "
        + "\(Quantity.duration(reaction.delay)) after \(mark): "
        + "\(Quantity.count(packets, "packet")), \(Quantity.bytes(bytes))")
  }

  /// What is told of a connection that has stood for long; nil for one whose messages are told.
  func whatGoesOn(_ flow: Flow) -> String? {
    guard !flow.isToldByMessages else { return nil }
    let peer = responder(of: flow)
    let verb =
      flow.key.kind == .tcp
      ? "is still connected to \(peer)" : "still exchanges packets with \(peer)"
    let packets = flow.originator.packets + flow.responder.packets
    return verb + flow.serviceNote + ", for \(Quantity.duration(flow.last - flow.first)) now: "
      + "\(Quantity.count(packets, "packet")), sent \(Quantity.bytes(flow.originator.bytes)), "
      + "received \(Quantity.bytes(flow.responder.bytes))"
      + (flow.keepalive.map { ", \($0.words)" } ?? "")
  }
}
