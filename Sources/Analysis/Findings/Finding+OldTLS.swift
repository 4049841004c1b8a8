import Behaviour
import Packets
import Traffic

extension Finding {
  /// Connections that agreed on a version of TLS that is no longer safe.
  ///
  /// Definition: a ServerHello that agreed on SSL 2 (RFC 6176), SSL 3 (RFC 7568), TLS 1.0 or 1.1, or DTLS 1.0 (RFC 8996).
  /// What a client merely offered doesn't count. A warning for SSL, else a notice. Where others of the same contacts agreed
  /// on more, it is said how many did not.
  static func oldTLS(in report: Report) -> [Finding] {
    report.contactsByDevice(telling: .tlsVersion) {
      report.contacts[$0].agreedOn(oldVersions)
    }.map {
      device, label, contacts in
      let agreed = contacts.flatMap { $0.facts.values(of: .tlsVersion) }
      let old = agreed.filter { oldVersions.contains($0.fact.value) }
      let versions = old.compactMap { TLSVersion($0.fact.value)?.words }.listed(atMost: 3)
      let isSSL = old.contains { $0.fact.value.hasPrefix("SSL") }
      let isDatagrams = old.allSatisfy { $0.fact.value.hasPrefix("DTLS") }
      let all = agreed.reduce(0) { $0 + $1.totals.count }
      let outdated = old.reduce(0) { $0 + $1.totals.count }
      let what =
        outdated == all
        ? "seals what it says"
        : "sealed \(Quantity.count(outdated)) of \(Quantity.count(all, "connection"))"
      return Finding(
        kind: "old-tls", severity: isSSL ? .warning : .notice, device: device,
        text: "With \(contacts.map(\.destination.label).listed(atMost: 3)), \(label) \(what) "
          + "by \(versions), which is outdated\(isSSL ? " and can be broken" : "").",
        advice: "Look for an update of the device: nobody should speak less than "
          + "\(isDatagrams ? "DTLS" : "TLS") 1.2 today.",
        evidence: old.map(\.totals.evidence))
    }
  }

  private static let oldVersions = Set(
    [TLSVersion.ssl2, .ssl3, .tls10, .tls11, .dtls10].map(\.description))
}

extension ContactReport {
  fileprivate func agreedOn(_ versions: Set<String>) -> Bool {
    facts.values(of: .tlsVersion).contains { versions.contains($0.fact.value) }
  }
}
