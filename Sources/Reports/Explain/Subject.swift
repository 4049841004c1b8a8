import Analysis
import Behaviour
import Packets
import Traffic

/// The device that is explained, and what there is to tell of it from.
struct Subject {
  let device: DeviceReport
  let report: Report
  let time: LocalTime
  /// With single stations, what a device is for first.
  let dealings: [Dealing]
  /// With groups of stations, or all.
  let announcements: [Dealing]
  /// The gravest first.
  let findings: [Finding]

  init(_ device: DeviceReport, in report: Report, _ time: LocalTime) {
    self.device = device
    self.report = report
    self.time = time
    let own = report.contacts.filter { contact in
      contact.device == device.id || contact.destination.device == device.id
    }
    let callbacks = FTPCallbacks(in: report)
    let seen = own.map { Dealing($0, of: device, in: report, callbacks) }
    let all = seen.enumerated().sorted { left, right in
      let weights = (left.element.weight, right.element.weight)
      if weights.0 != weights.1 { return weights.0 > weights.1 }
      let sizes = (left.element.bytes, right.element.bytes)
      return sizes.0 == sizes.1 ? left.offset < right.offset : sizes.0 > sizes.1
    }.map(\.element)
    dealings = all.filter { !$0.isToAll }
    announcements = all.filter(\.isToAll)
    // A password that another device of the home sends to this one is a finding about the sender.
    let received = Set(
      dealings.filter { !$0.isOwn }.flatMap { $0.contact.facts.values(of: .credentials) }
        .map(\.totals.evidence))
    findings = report.findings.filter {
      $0.device == device.id
        || $0.kind == "cleartext-credentials" && !received.isDisjoint(with: $0.evidence)
    }
  }

  /// What to call it at the head of an answer.
  var name: String { device.label.inert }

  /// The contact that matters most.
  var chief: Dealing? { dealings.first ?? announcements.first }

  /// What it is for, with the outside and at home. Of a device that does nothing but ask outside for names or the
  /// time, that.
  var outside: [Dealing] {
    let own = dealings.filter(\.isOutside)
    let purposeful = own.filter { !$0.isHousekeeping }
    return purposeful.isEmpty && atHome.isEmpty ? own : purposeful
  }
  var atHome: [Dealing] { dealings.filter { !$0.isOutside && !$0.isHousekeeping } }

  /// Names, time and the like.
  var housekeeping: [Dealing] { dealings.filter(\.isHousekeeping) }

  /// For how long somebody captured, in nanoseconds, as far as that was asked about.
  var length: Int64 { report.capturedLength }

  /// `in the 42 min captured`, or those it was heard in, where it was there for a small part of them.
  var span: String {
    let part = report.isFiltered ? "in what the filter let through of" : "in"
    guard let heard = device.timeHeard(of: length), heard >= 1_000_000_000 else {
      return "\(part) the \(Quantity.duration(length)) captured"
    }
    return "\(part) the \(Quantity.duration(heard)) it was heard in"
  }

  /// Why next to nothing is known of what it says; nil where something is.
  var blindness: String? {
    guard outside.isEmpty, atHome.isEmpty else { return nil }
    if let why = report.station(of: device)?.whyClosed {
      return "\(why.text.inert)" + (why.advice.map { " " + $0.inert } ?? "")
    }
    if device.sent.packets == 0 {
      return "It sent nothing in this capture: others only tried to reach it, or named it."
    }
    if !housekeeping.contains(where: \.isSpoken), !announcements.isEmpty {
      return "Only what it says to everybody is in this capture, nothing it says to one."
        + (placeAdvice.map { " " + $0 } ?? "")
    }
    return "Nothing but the network's own business (names, addresses, time) was seen of it."
      + (placeAdvice.map { " " + $0 } ?? "")
  }

  /// What a statement about the place of capture recommends, where one explains what is missing.
  private var placeAdvice: String? { hidingStatements.first?.advice?.inert }

  /// What is said about the place of capture that hides what devices say.
  var hidingStatements: [Vantage.Statement] {
    let kinds: Set<String> = ["one-host-only", "one-direction", "outside-nat", "wifi-encrypted"]
    return report.vantage.statements.filter { statement in
      guard kinds.contains(statement.kind) else { return false }
      // Of one host everything is seen: it is the others that are hidden.
      return statement.kind == "one-host-only"
        ? statement.device != device.id : (statement.device ?? device.id) == device.id
    }
  }

  /// Whether answers to what it says were not captured.
  var hidesAnswers: Bool { report.hidesAnswers(to: device.id) }

  /// Whether the device stands for a whole home behind it.
  var standsForHome: Bool { report.vantage.viewpoint == .outside }

  /// Whether any two devices of the home, neither the router, were seen to talk with each other.
  var seesTalkAtHome: Bool {
    report.contacts.contains { contact in
      guard let peer = contact.destination.device, contact.answered > 0 else { return false }
      let ends = [contact.device, peer]
      return !ends.contains { $0 == report.vantage.gateway } && !report.goesToGroup(contact)
    }
  }
}

extension Report {
  /// What was heard over the air of a device, where any capture was made so: in the cell where most was.
  func station(of device: DeviceReport) -> WiFiReport.Station? {
    guard !device.mac.isNone else { return nil }
    return captures.compactMap(\.wiFi).flatMap(\.stations).filter { $0.mac == device.mac }
      .max { $0.facts.seal.frames < $1.facts.seal.frames }
  }
}

extension [Dealing] {
  /// What is spoken with whom, those of one language together: `TLS 1.2 with a and b, HTTP with c`.
  func languages(_ name: (Dealing) -> String) -> String {
    var order: [String] = []
    var peers: [String: [String]] = [:]
    for dealing in self {
      let language = name(dealing)
      if peers[language] == nil { order.append(language) }
      peers[language, default: []].append(dealing.peer)
    }
    return order.map { "\($0) with \((peers[$0] ?? []).listed())" }.joined(separator: "; ")
  }
}
