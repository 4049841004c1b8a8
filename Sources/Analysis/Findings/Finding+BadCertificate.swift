import Packets
import Traffic

extension Finding {
  /// Servers whose certificate should not have been believed.
  ///
  /// Definition: a certificate sent in the clear (up to TLS 1.2) to a device that called, that is expired or not yet valid at
  /// the time, made out by itself, for another name, or with a key or signature that is too weak (RFC 5280 §6, RFC 9525,
  /// NIST SP 800-131A). What the device makes of it isn't told: one that was made for it may know it otherwise. A notice
  /// outside; for information in the home, where nobody hands certificates out. Not of WebRTC.
  static func badCertificates(in report: Report) -> [Finding] {
    report.contactsByDevice(telling: .certificateProblem) {
      !report.contacts[$0].has(.begunByDestination) && !report.contacts[$0].isWebRTC
    }.map {
      device, label, contacts in
      let isLocal = contacts.allSatisfy(\.destination.isLocal)
      return Finding(
        kind: "bad-certificate", severity: isLocal ? .info : .notice, device: device,
        text: "\(label) is shown \(certificates(of: contacts)).",
        evidence: contacts.flatMap {
          $0.facts.values(of: .certificateProblem).map(\.totals.evidence)
        })
    }
  }

  /// `a certificate that has expired, by a.example; one that is for another name, by b.example`: each with its own servers.
  private static func certificates(of contacts: [ContactReport]) -> String {
    var kinds: [(problems: [String], servers: [String])] = []
    for contact in contacts {
      let problems = contact.facts.values(of: .certificateProblem).map(\.fact.value).sorted()
      let server = contact.destination.label
      if let known = kinds.firstIndex(where: { $0.problems == problems }) {
        kinds[known].servers.append(server)
      } else {
        kinds.append((problems, [server]))
      }
    }
    let words = kinds.prefix(kindBound).map { problems, servers in
      "that \(problems.map { problemWords[$0] ?? "is \($0)" }.listed(atMost: 3)), "
        + "by \(servers.listed(atMost: 3))"
    }
    let rest = kinds.count - kindBound
    let more = rest > 0 ? "; and \(rest) more \(rest == 1 ? "kind" : "kinds")" : ""
    return "a certificate " + words.joined(separator: "; one ") + more
  }

  /// Kinds of bad certificates that are told apart in one finding.
  private static let kindBound = 3

  private static let problemWords = [
    "self-signed": "nobody but itself vouches for", "expired": "has expired",
    "not-yet-valid": "is not valid yet", "name-mismatch": "is for another name",
    "weak-key": "has a key too short", "weak-signature": "is signed in an outdated way",
  ]
}

extension ContactReport {
  /// Whether its ends look for each other by STUN and seal what they say with DTLS: each then knows the other's certificate by
  /// a fingerprint that came another way, and makes out its own (RFC 8827 §6.5).
  fileprivate var isWebRTC: Bool {
    facts.holds(.service, "dtls") && facts.holds(.service, "stun")
  }
}
