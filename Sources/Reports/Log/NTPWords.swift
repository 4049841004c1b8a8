import Packets
import Traffic

/// What NTP says, in words.
extension EventTeller {
  func tell(
    _ message: NTPMessage, by sender: Sender, clientOffset: Int64?, _ flow: FlowReference
  ) -> Sentence {
    let peer = name(of: sender.other, in: flow)
    switch message.mode {
    case .client: return sentence(flow, by: sender, "asks \(peer) for the time")
    case .server: return answer(message, by: sender, clientOffset, flow)
    // It answers an active one's question (RFC 5905 §3).
    case .symmetricPassive where (1...15).contains(message.stratum):
      return answer(message, by: sender, clientOffset, flow)
    case .broadcast: return sentence(flow, by: sender, "tells everyone the time")
    default: return sentence(flow, by: sender, "compares its clock with \(peer)")
    }
  }

  /// What who asked is told.
  private func answer(
    _ message: NTPMessage, by sender: Sender, _ clientOffset: Int64?, _ flow: FlowReference
  ) -> Sentence {
    sentence(
      flow, by: sender.other, Self.answer(message, name(of: sender, in: flow), clientOffset))
  }

  private static func answer(_ message: NTPMessage, _ server: String, _ clientOffset: Int64?)
    -> String
  {
    switch message.stratum {
    case 0: return "is refused the time by \(server) (\(message.reference))"
    case 16...: return "is told by \(server) that it doesn't know the time"
    default: break
    }
    var words = "gets the time from \(server) (stratum \(message.stratum))"
    if let clientOffset, clientOffset != 0 {
      let amount = Quantity.duration(Int64(clientOffset.magnitude))
      words += ": its clock is \(amount) \(clientOffset > 0 ? "slow" : "fast")"
    }
    return words
  }
}
