import Packets
import Traffic

/// A name that a device asked for again and again, and was never told a way to.
public struct VainNameReport: Sendable {
  /// Why it was told none.
  public enum Reason: Hashable, Sendable {
    /// There is no such name (NXDOMAIN, RFC 2308 §2.1).
    case nonexistent
    /// An address that leads nowhere (0.0.0.0, ::), as filters answer.
    case withheld
  }

  /// The `id` of the device that asks.
  public var device: String
  /// Lower case, without the final dot.
  public var name: String
  public var reason: Reason
  /// Answers that said so.
  public var count: Int
  /// When it asked first and was last told so, in nanoseconds since 1970.
  public var first: Int64
  public var last: Int64
  public var evidence: [Evidence]
}

extension ReportBuilder {
  /// Fewest answers, and how long from first to last (60 s), so that it is no mishap: a judgement. A question for either kind
  /// of address counts for itself.
  private static let vainAnswersLeast = 3
  private static let vainTimeLeast: Int64 = 60_000_000_000

  /// Names that devices asked for and never got an address of. Who answers others' questions asks for them, and is left out.
  func vainNameReports() -> [VainNameReport] {
    var names: [AskedName: NameQuestions.Totals] = [:]
    for (key, totals) in summary.nameQuestions.totals
    where totals.nonexistent + totals.withheld > 0 {
      guard let device = household.device(of: Party(mac: .none, address: key.asker)),
        !key.name.isOfLocalUse, !isAlsoAskedShorter(key)
      else { continue }
      names[AskedName(device: device, name: key.name), default: .init()].merge(totals)
    }
    names = names.filter { _, totals in
      max(totals.nonexistent, totals.withheld) >= Self.vainAnswersLeast
        && totals.last - totals.first >= Self.vainTimeLeast
    }
    guard !names.isEmpty else { return [] }
    for (key, bound) in zip(summary.passiveDNS.bindings.keys, summary.passiveDNS.bindings.values) {
      guard let device = household.device(of: Party(mac: .none, address: key.asker)) else {
        continue
      }
      for entry in bound.entries { names[AskedName(device: device, name: entry.name)] = nil }
    }
    return names.sorted { ($1.value.answers, $0.key) < ($0.value.answers, $1.key) }.map {
      VainNameReport(
        device: household.devices[$0.device].id, name: $0.name,
        reason: $1.withheld > 0 ? .withheld : .nonexistent,
        count: $1.withheld > 0 ? $1.withheld : $1.nonexistent, first: $1.first, last: $1.last,
        evidence: $1.evidence.items)
    }
  }

  /// Names that devices asked for and nobody answered about.
  func unansweredNames() -> [String: [String]] {
    var questions: [AskedName: Int] = [:]
    for (key, totals) in summary.nameQuestions.totals where totals.answers == 0 {
      guard let device = household.device(of: Party(mac: .none, address: key.asker)) else {
        continue
      }
      questions[AskedName(device: device, name: key.name), default: 0] += totals.questions
    }
    let sorted = questions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Dictionary(grouping: sorted) { household.devices[$0.key.device].id }
      .mapValues { $0.map(\.key.name) }
  }

  private struct AskedName: Hashable, Comparable {
    let device: Int
    let name: String

    static func < (left: Self, right: Self) -> Bool {
      (left.device, left.name) < (right.device, right.name)
    }
  }

  /// Whether the same asker asked for the name without its last labels too: a search list put them there (RFC 1535 §6).
  private func isAlsoAskedShorter(_ key: NameQuestions.Key) -> Bool {
    key.name.indices.contains { index in
      key.name[index] == "."
        && summary.nameQuestions.totals[
          NameQuestions.Key(asker: key.asker, name: String(key.name[..<index]))] != nil
    }
  }
}

extension String {
  /// Whether a name is of one link or one network (RFC 6761, RFC 6762 §3, RFC 8375), of one label, or of no host
  /// (RFC 8552): nobody's server outside is called so.
  fileprivate var isOfLocalUse: Bool {
    let labels = split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let top = labels.last else { return true }
    return Self.localTops.contains(String(top)) || labels.contains { $0.hasPrefix("_") }
      || ["wpad", "isatap"].contains(labels[0])
  }

  /// Reserved, or used at home though nobody reserved them.
  private static let localTops: Set<String> = [
    "arpa", "fritz", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
    "localhost", "onion", "private",
  ]
}
