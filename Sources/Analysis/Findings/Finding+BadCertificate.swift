import Packets
import Traffic

extension Finding {
  /// Servers whose certificate should not have been believed.
  ///
  /// Definition: a certificate sent in the clear (up to TLS 1.2) to a device that called, that is expired or not yet valid at
  /// the time, made out by itself, for another name, or with a key or signature that is too weak (RFC 5280 §6, RFC 9525,
  /// NIST SP 800-131A). What the device makes of it isn't told: one that was made for it may know it otherwise. A notice
  /// outside; for information in the home, where nobody hands certificates out.
  static func badCertificates(in report: Report) -> [Finding] {
    report.contactsByDevice { index in
      report.contacts[index].tells(of: .certificateProblem)
        && report.contacts[index].initiator != .destination
    }.map {
      device, label, contacts in
      let problems = contacts.flatMap { $0.facts.values(of: .certificateProblem) }
      let isLocal = contacts.allSatisfy(\.destination.isLocal)
      return Finding(
        kind: "bad-certificate", severity: isLocal ? .info : .notice, device: device,
        text: "\(label) is shown a certificate that "
          + problems.map { problemWords[$0.fact.value] ?? "is \($0.fact.value)" }
          .listed(atMost: 3)
          + ", by \(contacts.map(\.destination.label).listed(atMost: 3)).",
        evidence: problems.map(\.totals.evidence))
    }
  }

  private static let problemWords = [
    "self-signed": "nobody but itself vouches for", "expired": "has expired",
    "not-yet-valid": "is not valid yet", "name-mismatch": "is for another name",
    "weak-key": "has a key too short", "weak-signature": "is signed in an outdated way",
  ]
}
