import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that ask for an address, and no DHCP server answers.
  ///
  /// Definition: a device without an IPv4 address, as far as is known, that asked three times at least (DISCOVER, REQUEST;
  /// RFC 2131 §3.1), over 5 s at least, and was told nothing by any server, neither an address nor a refusal. One that has an
  /// address may have been answered where nobody captured it. Not of DHCPv6: where addresses are advertised (RFC 4862) nobody
  /// needs its answers. Said only where answers would have been captured.
  static func unansweredDHCP(in report: Report) -> [Finding] {
    let inVain = report.devices.filter(\.asksForAddressInVain)
    guard !inVain.isEmpty else { return [] }
    let soleSpeaker = report.soleSpeaker
    return inVain.compactMap { device in
      guard let asked = device.addressQuestions, report.hearsAnswers(to: device, soleSpeaker) else {
        return nil
      }
      return Finding(
        kind: "unanswered-dhcp", severity: .warning, device: device.id,
        text: "\(device.labelInSentence) asks for an address (DHCP) and gets no answer: "
          + "\(Quantity.count(asked.questions, "question")) in \(Quantity.duration(asked.length)).",
        advice:
          "See whether the router hands out addresses and has some left, or whether something "
          + "in your network keeps the questions or the answers away.",
        evidence: asked.evidence.items)
    }
  }
}

extension DeviceReport {
  /// A question and two repetitions, as of other servers; over as long as the first repetition takes (RFC 2131 §4.1).
  fileprivate var asksForAddressInVain: Bool {
    guard let asked = addressQuestions, !addresses.contains(where: { $0.isV4 && !$0.isLinkLocal })
    else { return false }
    return asked.answers == 0 && asked.questions >= 3 && asked.length >= 5_000_000_000
  }
}

extension Report {
  /// Whether answers to a device's questions would have been captured, as far as the place tells: servers may send them to it
  /// alone.
  ///
  /// - Parameter soleSpeaker: whom every conversation involves, if any. It is the host that captures, unless it is the router,
  ///   or whoever asks.
  fileprivate func hearsAnswers(to device: DeviceReport, _ soleSpeaker: String?) -> Bool {
    guard vantage.viewpoint != .outside, vantage.host.map({ $0 == device.id }) ?? true,
      soleSpeaker.map({ $0 == device.id || $0 == vantage.gateway }) ?? true
    else { return false }
    return !vantage.statements.contains { statement in
      ["one-direction", "outside-nat", "wifi-encrypted"].contains(statement.kind)
        && (statement.device ?? device.id) == device.id
    }
  }
}
