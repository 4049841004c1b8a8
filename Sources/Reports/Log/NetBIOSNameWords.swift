import Packets
import Traffic

/// What the NetBIOS name service says, in words.
extension EventTeller {
  func tell(
    _ message: NetBIOSNameMessage, by sender: Sender, _ flow: FlowReference
  ) -> Sentence {
    let audience = audience(of: sender, flow)
    let name = (message.question?.name ?? message.holders.first?.name)?.description ?? "a name"
    let what =
      message.isResponse
      ? Self.answer(message, audience, name) : Self.question(message, audience, name)
    return sentence(flow, by: sender, what)
  }

  private static func question(
    _ message: NetBIOSNameMessage, _ audience: String, _ name: String
  ) -> String {
    switch message.operation {
    case .query where message.question?.type == NetBIOSNameMessage.RecordType.status:
      "asks \(audience) for its names"
    case .query: "asks \(audience) for \(name)"
    case .release: "gives the name \(name) up"
    case let operation where operation.claimsName:
      message.holders.contains(where: \.isGroup)
        ? "says that it belongs to \(name)" : "says that it is \(name)"
    default: "sends \(audience) operation \(message.operation.rawValue) of \(name)"
    }
  }

  private static func answer(
    _ message: NetBIOSNameMessage, _ audience: String, _ name: String
  ) -> String {
    if message.resultCode != 0 {
      return message.operation == .query
        ? "tells \(audience): no \(name)" : "tells \(audience) that \(name) is taken"
    }
    let answers = message.answers.prefix(8).joined(separator: ", ")
    return message.nodeNames.isEmpty
      ? "tells \(audience): \(name) → \(answers)" : "tells \(audience) its names: \(answers)"
  }
}
