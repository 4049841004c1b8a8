import Behaviour
import Destinations
import Packets
import Traffic

extension Finding {
  /// Connections to the outside that stand all the time.
  ///
  /// Definition: `persistent` contacts (their connections stand for more than 60 % of the capture) with somebody outside,
  /// begun by the device or by who knows whom, that stood for two minutes at least: less is no habit yet. It is how most devices at home are
  /// reached through the router, which lets nobody in, and forgets connections that are silent too long (RFC 5382 §5):
  /// worth knowing, and no fault. Computers and phones, which have many, are left out.
  static func standingConnections(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    return report.contacts(bySubject: { index in
      report.contacts[index].isStanding && !report.contacts[index].has(.begunByDestination)
        && report.contacts[index].behaviour.standing.seconds >= standingLeast
        && !general.contains(report.contacts[index].device)
        ? report.contacts[index].device : nil
    }).map { device, label, contacts in
      let first = contacts[0]
      let beat = first.behaviour.keepalives.first { $0.period != nil }
      var text =
        "\(label) \(holds(contacts)) "
        + contacts.map(\.destination.fullLabel).listed(atMost: 3)
        + " \(contacts.allSatisfy(\.isAlwaysOpen) ? "all" : "most of") the time"
      if let beat { text += " (\(beat.words))" }
      // Of a connection that stood before the capture began it may not be known who opened it: it may be a hole.
      text +=
        contacts.allSatisfy { $0.initiator == .device }
        ? ". It needs no hole in the router: whoever is there can speak to it over that at any time."
        : ". Who began can't be told: it stood before \(report.wholeOrPart) did."
      return Finding(
        kind: "standing-connection", severity: .info, device: device, text: text,
        evidence: contacts.flatMap { $0.evidence.prefix(1) } + (beat?.evidence.prefix(2) ?? []))
    }
  }

  /// Datagrams have no connection; what keeps them going through NAT is that they go on.
  private static func holds(_ contacts: [ContactReport]) -> String {
    guard contacts.contains(where: { $0.transport == "tcp" }) else {
      return "keeps in touch (UDP) with"
    }
    return "keeps \(contacts.count == 1 ? "a connection" : "connections") open to"
  }

  private static let standingLeast = 120.0
}

extension ContactReport {
  fileprivate var isAlwaysOpen: Bool { behaviour.standing.share >= 0.9 }

  /// Whether its connections to the outside stood for most of the capture.
  var isStanding: Bool { has([.persistent, .outside, .answered]) }
}
