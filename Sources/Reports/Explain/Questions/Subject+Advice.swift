import Analysis
import Packets
import Traffic

/// What should I do?
extension Subject {
  /// Pieces of advice at most.
  private static let bound = 4

  /// What a piece of advice is about.
  private static let subjects = [
    "bad-certificate": "The certificate", "chatty": "So much talk",
    "cleartext-admin": "Administration in the clear",
    "cleartext-content": "Content in the clear", "cleartext-control": "Control in the clear",
    "cleartext-credentials": "The password or key in the clear",
    "cleartext-firmware": "Software in the clear", "dns-bypass": "Its own DNS server",
    "dynamic-dns": "The name that leads here", "hole-ipv6": "Calls from outside",
    "hole-port-forward": "The forwarded port", "hole-port-mapping": "The port it had opened",
    "no-such-name": "The name that does not exist", "old-tls": "The old seal",
    "peer-to-peer": "The servers that put others through to it",
    "scan": "The search for open doors", "tftp": "Files by TFTP",
    "tracker": "Trackers", "turned-away": "The server that it calls in vain",
    "unanswered": "The server that is silent",
    "unanswered-dhcp": "The address it asks for", "unanswered-dns": "The DNS server that is silent",
    "unanswered-ntp": "The time server that is silent", "weak-cipher": "The weak seal",
  ]

  func advice() -> Answer {
    var sentences: [Answer.Sentence] = []
    var told: Set<String> = []
    for finding in findings {
      guard let advice = finding.advice,
        !told.contains(where: { $0.hasPrefix(advice.dropLast()) }), told.insert(advice).inserted
      else { continue }
      let subject = Self.subjects[finding.kind].map { $0 + ": " } ?? ""
      sentences.append(.init((subject + advice).inert, finding.evidence))
    }
    if let why = report.station(of: device)?.whyClosed, let advice = why.advice,
      told.insert(advice).inserted
    {
      sentences.append(.init("\(why.text) \(advice)".inert))
    }
    for statement in hidingStatements where blindness != nil || standsForHome {
      guard let advice = statement.advice, told.insert(advice).inserted else { continue }
      sentences.append(.init(advice.inert, statement.evidence))
    }
    guard !sentences.isEmpty else {
      return Answer(.advice, [.init("Nothing that was seen calls for it.")])
    }
    return Answer(.advice, Array(sentences.prefix(Self.bound)))
  }
}
