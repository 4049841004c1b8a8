import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that nobody answers: what they scan, and whom they call in vain.
  static func silence(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    let groups = report.contactsByDevice { report.contacts[$0].isSilent }
    guard !groups.isEmpty else { return [] }
    let vain = groups.map { $0.contacts.map(VainCall.init) }
    let answered = AnsweredElsewhere(report, for: vain)
    return zip(groups, vain).flatMap { group, all in
      let (device, label, _) = group
      let isGeneral = general.contains(device)
      let scans = Scan.all(in: all)
      let kinds = Set(scans.map(\.kind))
      let calls = all.filter { !$0.contact.isOfServers && !$0.isPart(of: kinds) }
      return [
        scan(scans, by: device, label, isGeneralPurpose: isGeneral),
        unanswered(
          SilentPlace.places(of: calls, answered, until: report.end ?? .max), by: device, label,
          isGeneralPurpose: isGeneral),
      ].compactMap(\.self)
    }
  }

  /// Devices that call somebody who never answers, several addresses of one name told as one story.
  ///
  /// Definition: contacts that were never once answered (`unanswered`; a refusal is no answer), other than to DNS and NTP
  /// servers, with at least three packets sent: a SYN and two repetitions, or three tries. Less than a warning
  /// where the device was answered elsewhere instead (the same name at another port, or another name of the same domain
  /// or maker: fail-over), where it stays in the home, where a person may have asked for it, and where it was tried
  /// but once. What belongs to a scan is told there. Known from practice: plugs of makers whose cloud closed knock for years (a
  /// judgement, no paper).
  private static func unanswered(
    _ stories: [SilentPlace], by device: String, _ label: String, isGeneralPurpose: Bool
  ) -> Finding? {
    guard let first = stories.first else { return nil }
    var text = "\(label) "
    if SilentPlace.isSearch(stories) {
      text +=
        "tries \(Quantity.count(stories.count)) places that do not answer, most of them a time "
        + "or two: \(stories.map(\.label).listed(atMost: 3))."
    } else {
      text += first.words
      let others = stories.dropFirst().map(\.placeWords)
      if !others.isEmpty {
        text +=
          stories.contains(where: \.isAnswerHidden)
          ? " The same with \(others.listed(atMost: 2))."
          : " Nor \(others.count == 1 ? "does" : "do") \(others.listed(atMost: 2)) answer."
      }
    }
    return Finding(
      kind: "unanswered",
      severity: stories.map { $0.severity(ofGeneralPurpose: isGeneralPurpose) }.max() ?? .info,
      device: device, text: text,
      advice: first.isFailOver || first.isLocal
        ? nil
        : "See whether its maker still runs that service, or whether something in your network "
          + "keeps it away. Without it, it may work at home only.",
      evidence: stories.map(\.evidence).inTurn)
  }

  /// DNS servers that never reply.
  ///
  /// Definition: `unanswered` contacts to port 53 or 853, with at least three packets. A warning where no other server
  /// answered the device: nothing finds its way then.
  static func unansweredDNS(in report: Report) -> [Finding] {
    silentServers(in: report, kind: "unanswered-dns", .warning, isOne: \.asksForNames) {
      device, label, servers in
      let names = report.unansweredNames[device] ?? []
      let asked = names.isEmpty ? "names" : "names (\(names.listed(atMost: 3)))"
      return "\(label) asks \(servers) for \(asked)"
    }
  }

  /// NTP servers that never reply.
  ///
  /// Definition: `unanswered` contacts to port 123, with at least three packets.
  static func unansweredNTP(in report: Report) -> [Finding] {
    silentServers(in: report, kind: "unanswered-ntp", .notice, isOne: \.asksForTime) {
      _, label, servers in
      "\(label) asks \(servers) for the time"
    }
  }

  private static func silentServers(
    in report: Report, kind: String, _ severity: Severity, isOne: (ContactReport) -> Bool,
    words: (_ device: String, _ label: String, _ servers: String) -> String
  ) -> [Finding] {
    let groups = report.contacts(bySubject: { index in
      report.contacts[index].isSilent && isOne(report.contacts[index])
        ? report.contacts[index].device : nil
    })
    guard !groups.isEmpty else { return [] }
    var answered: Set<String> = []
    for index in report.contacts.indices
    where report.contacts[index].has(.answered) && isOne(report.contacts[index]) {
      answered.insert(report.contacts[index].device)
    }
    return groups.compactMap { device, label, all in
      let contacts = all.filter { $0.sent.packets >= SilentPlace.packetsLeast }
      guard !contacts.isEmpty else { return nil }
      let questions = contacts.reduce(0) { $0 + $1.sent.packets }
      let pace =
        contacts.count == 1 ? contacts[0].behaviour.attempts?.paceWords(ofPackets: questions) : nil
      let fates = Set(contacts.map(\.fate))
      let fate = fates.count == 1 ? contacts[0].fate : "gets no answer"
      let turned = contacts.reduce(0) { $0 + $1.turnedAwaySometimes }
      let hasOther = answered.contains(device)
      return Finding(
        kind: kind, severity: hasOther ? .info : severity, device: device,
        text: words(device, label, contacts.map(\.destination.label).listed(atMost: 3))
          + " and \(fate): \(Quantity.count(questions, "question"))"
          + (turned > 0 ? ", \(Quantity.count(turned)) of them turned away on the way" : "")
          + (pace.map { ", \($0)" } ?? "") + "."
          + (hasOther ? " Another server answers it." : ""),
        advice: hasOther
          ? nil : "Give it a server that answers, or let it reach the one it asks.",
        evidence: contacts.map(\.evidence).inTurn)
    }
  }
}

extension ContactReport {
  /// Never once answered, though this device began.
  fileprivate var isSilent: Bool { has([.unanswered, .begunByDevice]) }

  /// What became of questions that nobody answered: whoever has the address may say no, or somebody on the way.
  fileprivate var fate: String {
    let refusal = refused > 0 ? Attempts.Refusal.reset : behaviour.attempts?.refusal
    guard let refusal, turnedAwaySometimes == 0 else { return "gets no answer" }
    return refusal.words == Attempts.Refusal.reset.words
      ? "is refused" : "is turned away on the way"
  }

  /// How many of its packets ICMP refused, where that is fewer than its tries; else 0.
  fileprivate var turnedAwaySometimes: Int {
    behaviour.attempts.map { $0.isPartlyRefused ? $0.refusedPackets : 0 } ?? 0
  }

  fileprivate var asksForTime: Bool { port == 123 || service == "ntp" }

  /// Servers of names and of time have findings of their own; those of STUN are tried in numbers, and most ways that
  /// it tries lead nowhere (RFC 8445 §2.2).
  fileprivate var isOfServers: Bool { asksForNames || asksForTime || service == "stun" }
}
