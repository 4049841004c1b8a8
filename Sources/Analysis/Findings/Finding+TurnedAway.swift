import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that somebody answers, and nothing comes of it.
  ///
  /// Definition: a contact that the device began, of whose answered connections nine tenths and three at least (a judgement:
  /// fewer are a mishap) came to nothing, as one side said in the clear: by a CONNACK that refuses (MQTT 5 §3.2), a fatal
  /// alert before both sides had their keys (RFC 8446 §6.2), or HTTP responses that are errors, one and all (RFC 9110 §15.5, §15.6).
  /// TLS 1.3 seals the alerts of clients, and of servers that answered. A warning where nobody chose what the device does; a
  /// notice of computers and phones, and of 404, which may say that there is nothing new; info within the home.
  static func turnedAway(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    return report.contactsByDevice(telling: .turnedAway) {
      report.contacts[$0].alwaysTurnedAway != nil
    }.compactMap {
      device, label, contacts in
      guard let first = contacts.first, let failure = first.alwaysTurnedAway else { return nil }
      let isLocal = contacts.allSatisfy(\.destination.isAtPrivateAddress)
      let pace = first.behaviour.period.map { ", \($0.words)" } ?? ""
      let others = contacts.dropFirst().map(\.destination.label)
      return Finding(
        kind: "turned-away",
        severity: isLocal
          ? .info : general.contains(device) || failure.reason == .http(404) ? .notice : .warning,
        device: device,
        text: "\(label) calls \(first.destination.label) in vain: \(failure.words). "
          + "So ended \(failure.shareWords)\(pace)."
          + (others.isEmpty
            ? "" : " So it goes with \(others.listed(atMost: 2)) too."),
        advice: isLocal
          ? nil
          : "Bring its software up to date, and see whether its account there is still good. Without "
            + "that service, it may work at home only.",
        evidence: contacts.compactMap { $0.alwaysTurnedAway?.evidence })
    }
  }
}

extension ContactReport {
  /// How most of a contact's connections came to nothing.
  public struct Failure: Sendable {
    public var reason: TurnedAway
    /// Connections that ended so, and all that were answered.
    public var count: Int
    public var connections: Int
    public var evidence: Evidence

    /// Who did what, and why.
    var words: String {
      switch reason {
      case .mqtt(let why): "the server refuses the MQTT connection (\(why))"
      case .tls(let sender, let alert):
        (sender == .client ? "it" : "the server")
          + " breaks off the TLS handshake (\(alert.replacing("_", with: " ")))"
      case .http(let status):
        "the server answers with errors alone (\(HTTPStatusLine.words(ofError: status)))"
      }
    }

    /// That nothing came of them, as a sentence.
    public var sentence: String { "Nothing came of \(shareWords): \(words)." }

    /// `all 14 connections`, `13 of 14 connections`.
    var shareWords: String {
      count >= connections
        ? "all \(Quantity.count(connections, "connection"))"
        : "\(Quantity.count(count)) of \(Quantity.count(connections, "connection"))"
    }
  }

  /// Fewest connections of which that can be said.
  private static let failuresLeast = 3

  /// Why what the device began came to nothing (almost) every time; nil where it did not.
  public var alwaysTurnedAway: Failure? {
    guard tells(of: .turnedAway), has(.begunByDevice) else { return nil }
    let reasons = facts.values(of: .turnedAway)
    let count = reasons.reduce(0) { $0 + $1.totals.count }
    guard count >= Self.failuresLeast, count * 10 >= answered * 9,
      let most = facts.mostFrequent(.turnedAway), let reason = TurnedAway(most.fact.value)
    else { return nil }
    return Failure(
      reason: reason, count: min(count, answered), connections: answered,
      evidence: most.totals.evidence)
  }
}
