import Packets
import Traffic

extension Finding {
  /// Connections that agreed on a cipher suite that doesn't keep its promise.
  ///
  /// Definition: a ServerHello that agreed on a suite that RFC 9325 §4.1 forbids: without encryption (NULL), without
  /// knowing the other side (anon), weakened for export (EXPORT), or with RC4 (RFC 7465), RC2, DES or Triple DES (64-bit
  /// blocks: Bhargavan and Leurent, CCS 2016). A warning; of Triple DES a notice.
  static func weakCiphers(in report: Report) -> [Finding] {
    // Suites are few, however many agree on them.
    var known: [String: Bool] = [:]
    func isWeak(_ entry: FlowFacts.Entry) -> Bool {
      if let isWeak = known[entry.fact.value] { return isWeak }
      let isWeak = weakness(of: entry) != nil
      known[entry.fact.value] = isWeak
      return isWeak
    }
    return report.contactsByDevice(telling: .cipher) {
      report.contacts[$0].facts.values(of: .cipher).contains(where: isWeak)
    }.map { device, label, contacts in
      let weak = contacts.flatMap { $0.facts.values(of: .cipher) }
        .compactMap { entry in weakness(of: entry).map { (entry, $0) } }
      let isGrave = weak.contains { $0.1 != tripleDES }
      return Finding(
        kind: "weak-cipher", severity: isGrave ? .warning : .notice, device: device,
        text: "With \(contacts.map(\.destination.label).listed(atMost: 3)), \(label) agreed "
          + "on \(weak.map(\.0.fact.value).listed(atMost: 2)): "
          + "\(weak.map(\.1).listed(atMost: 2)).",
        advice: "Look for an update of the device.", evidence: weak.map(\.0.totals.evidence))
    }
  }

  private static let tripleDES = "Triple DES is outdated"

  private static func weakness(of entry: FlowFacts.Entry) -> String? {
    if entry.isNullCipher { return "nothing is encrypted" }
    let words = entry.fact.value.underscoredWords
    func has(_ word: String) -> Bool { words.contains { $0.elementsEqual(word.utf8) } }
    if has("anon") { return "nobody proves who they are" }
    if words.contains(where: { $0.starts(with: "EXPORT".utf8) }) { return "weakened on purpose" }
    if has("RC4") { return "RC4 can be broken" }
    if has("RC2") || has("DES") || has("DES40") { return "its keys are too short" }
    return has("3DES") ? tripleDES : nil
  }
}
