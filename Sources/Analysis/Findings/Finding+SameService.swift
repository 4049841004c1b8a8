import Destinations
import Packets
import Traffic

extension Finding {
  /// A phone or computer and a thing that use the same maker's service: how one reaches the other without a connection
  /// between them.
  ///
  /// Definition: answered contacts of both with names of one registered domain, or of one operator, that is a maker's, or
  /// of whom nothing is known; clouds, content delivery, time, advertising and trackers, which everybody uses, don't
  /// count. What they say to each other there can't be seen: it is told as what can be.
  static func sameServices(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    guard !general.isEmpty else { return [] }
    var users: [String: [Int]] = [:]
    for index in report.contacts.indices {
      guard let service = report.contacts[index].sharedService else { continue }
      users[service, default: []].append(index)
    }
    // Most services are used by things alone.
    users = users.filter { $1.contains { general.contains(report.contacts[$0].device) } }
    let labels = report.labels(of: Set(users.values.joined().map { report.contacts[$0].device }))
    var told: Set<String> = []
    return users.sorted { $0.key < $1.key }.compactMap { service, places in
      let apps = places.filter { general.contains(report.contacts[$0].device) }
      let things = places.filter { !general.contains(report.contacts[$0].device) }
      guard !apps.isEmpty,
        let thing = things.first(where: { !told.contains(report.contacts[$0].device) })
      else { return nil }
      let device = report.contacts[thing].device
      told.insert(device)
      func names(_ places: [Int]) -> String {
        places.map { labels[report.contacts[$0].device] ?? report.contacts[$0].device }
          .listed(atMost: 2)
      }
      return Finding(
        kind: "same-service", severity: .info, device: device,
        text: "\(names(apps)) and \(names(things)) both talk to \(service): "
          + "through there, one may reach the other from anywhere.",
        evidence: [apps[0], thing].flatMap { report.contacts[$0].evidence.prefix(1) })
    }
  }
}

extension ContactReport {
  /// The maker's service it uses: its operator, else the registered domain.
  fileprivate var sharedService: String? {
    guard has([.answered, .outside, .begunByDevice]), !has(.withTracker), !asksForNames,
      service != "ntp"
    else { return nil }
    guard let known = destination.knowledge else { return nil }
    guard let rule = known.value.operatorRule else {
      return known.value.hosting == nil ? known.value.domain : nil
    }
    return rule.operator.role == .maker ? rule.operator.name : nil
  }
}
