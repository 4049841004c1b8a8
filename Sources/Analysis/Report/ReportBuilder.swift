import Behaviour
import Captures
import Destinations
import Dispatch
import Packets
import Traffic

/// Makes a report of an outcome: household first, then its devices, then their contacts.
public struct ReportBuilder: Sendable {
  let summary: Summary
  let notes: HouseholdNotes
  /// What is asked about destinations beside the captures.
  public var databases: Databases
  /// Whether it is told when each device was idle, in use, and came up: what shows many at a glance has no room for that.
  public var tellsPhases = true
  let captures: [CaptureDescription]
  /// Moments marked beside the captures.
  let marks: [CaptureMark]
  let household: Household
  /// Nil where there was no packet.
  let captured: CapturedTime?
  /// Minutes in each stretch of all time lines: a power of two, so that none has more than ``stretchBound``.
  let stretchMinutes: Int32
  /// Whether the captures as a whole hold most frames twice.
  let isMirroredTwice: Bool
  let isFiltered: Bool
  /// Who made each device's adapter, by its MAC.
  let vendors: [String?]
  /// What captures say of each device, in order.
  let claims: [[(claim: DeviceClaim, evidence: Evidence)]]
  /// What each device calls itself, best first.
  let ownNames: [[DeviceName]]
  /// Who began connections of which no beginning was captured.
  let initiators: Initiators
  /// Who was told each address by DNS, in order.
  let askers: [IPAddress: [IPAddress]]
  /// Stations of the link itself that have public addresses, in order.
  let neighbours: [Party]
  /// Addresses that name resolution blocks of the captures name.
  let hosts: [IPAddress: String]

  public init(
    _ outcome: consuming Outcome, _ notes: HouseholdNotes = HouseholdNotes(),
    _ databases: Databases = Databases()
  ) {
    var summary = outcome.summary
    summary.close()
    self.summary = summary
    self.notes = notes
    self.databases = databases
    captures = outcome.captures
    marks = outcome.marks
    // What is long to find of the household is found on one core, what needs none of it on the other.
    let (inference, found) = concurrently { [summary] in
      HouseholdInference(summary, notes)
    } _: { [summary] in
      (
        initiators: Initiators(summary.contacts), askers: Self.askers(summary.passiveDNS),
        neighbours: Self.neighbours(summary.parties),
        stretchMinutes: Self.stretchMinutes(summary.parties),
        isMirroredTwice: VantageGround.isMirroredTwice(summary)
      )
    }
    household = inference.household { $0.concurrentMap($1) }
    initiators = found.initiators
    askers = found.askers
    neighbours = found.neighbours
    stretchMinutes = found.stretchMinutes
    isMirroredTwice = found.isMirroredTwice
    let from = captures.compactMap(\.start).min().map { max($0, outcome.window.from ?? $0) }
    let to = captures.compactMap(\.end).max().map { min($0, outcome.window.to ?? $0) }
    let isEmpty = from.flatMap { from in to.map { from > $0 } } ?? true
    captured =
      isEmpty
      ? nil
      : CapturedTime(
        of: captures.compactMap { capture in
          guard let start = capture.start, let end = capture.end, start <= end else { return nil }
          return start...end
        }, from: from ?? 0, to: to ?? 0)
    isFiltered = outcome.isFiltered
    claims = Self.claims(summary.claims, of: household)
    ownNames = claims.concurrentMap { DeviceName.names(in: $0) }
    vendors = household.devices.concurrentMap { MACVendors.vendor(of: $0.mac) }
    hosts = Dictionary(
      captures.flatMap { $0.hosts.map { ($0.address, $0.name) } }, uniquingKeysWith: min)
  }

  /// Begins to read the tables that every report needs, which takes a while, beside whatever goes on before one is made.
  public static func prepare() {
    DispatchQueue.global().async { IdentityRuleIndex.prepare() }
  }

  public func report() -> Report {
    var report = Report()
    report.start = captured?.start
    report.end = captured?.end
    report.isFiltered = isFiltered
    report.pauses = captured?.pauses ?? []
    report.captures = captures.enumerated().map { captureReport($1, index: $0) }
    var contacts: [[ContactReport]]
    let digests: [ContactDigest]
    (contacts, digests) = contactsByDevice()
    let (lore, (traits, resolvers, totals)) = concurrently {
      self.lore(digests)
    } _: {
      (traitsOfOthers(digests), ResolverKnowledge(digests, self), totalsByDevice())
    }
    let identities = household.devices.indices.concurrentMap(inPartsOf: 1) { device in
      IdentityJudge.judge(
        self.traits(of: device, digests[device], totals[device].firstSent) + traits[device])
    }
    let order = order(totals)
    report.devices = deviceReports(order, digests, totals, identities)
    report.groups = groupReports(report.devices)
    report.unseenNotes = unseenNotes(report)
    let labels = labels(of: report.devices, order)
    let (seen, (told, labelsByID)) = concurrently {
      vantage(labels)
    } _: {
      (
        (
          topicReports(), forgedAnswerReports(), vainNameReports(),
          addressConflictReports(), addressServerReports(), unansweredNames(), summary.limits
        ),
        Dictionary(
          zip(household.devices.lazy.map(\.id), labels), uniquingKeysWith: { first, _ in first })
      )
    }
    report.vantage = seen
    report.leaveOpenWhatOthersSayOutside()
    describeWiFi(in: &report, contacts)
    report.filterHidesAnswers =
      isFiltered
      && !contacts.joined().contains { $0.sent.packets > 0 && $0.received.packets > 0 }
    // All that is said of a contact, one after the other, while it is at hand.
    contacts.concurrentUpdate(inPartsOf: 1) { [report] device, own in
      describeDestinations(of: &own, device, lore, identities[device], resolvers)
      for index in own.indices { own[index].labelDestination(labelsByID) }
      report.describeBehaviour(of: &own)
      // From their end, they are taken out below.
      own.reverse()
    }
    report.contacts.reserveCapacity(contacts.reduce(0) { $0 + $1.count })
    for device in order {
      // Taken out one by one, none is copied.
      while let next = contacts[device].popLast() { report.contacts.append(next) }
    }
    (
      report.topics, report.forgedAnswers, report.vainNames, report.addressConflicts,
      report.addressServers, report.unansweredNames, report.limits
    ) = told
    if lore.omitted > 0 {
      report.limits.append(
        Limit(what: "address-lookups", cap: Self.lookupBound, reached: lore.omitted))
    }
    Self.discard(
      (
        contacts, consume digests, consume lore, consume identities, consume totals,
        consume resolvers, consume labelsByID
      ))
    contacts = []
    report.sources = databases.sources
    if tellsPhases { report.describePhases() }
    report.describeDoors()
    describeMarks(in: &report)
    report.findings = Finding.all(in: report)
    return report
  }

  /// Has what nobody asks any more taken apart beside whatever follows: that takes a while.
  private static func discard(_ values: consuming some Sendable) {
    DispatchQueue.global().async { [values] in withExtendedLifetime(values) {} }
  }

  /// What to call each device of the household in a sentence.
  ///
  /// - Parameter order: whom the reports are of.
  private func labels(of reports: [DeviceReport], _ order: [Int]) -> [String] {
    let made = reports.indices.concurrentMap { reports[$0].labelInSentence }
    var labels = Array(repeating: "", count: order.count)
    for (device, label) in zip(order, made) { labels[device] = label }
    return labels
  }

  /// Stretches of a time line, at most: a day of minutes.
  private static let stretchBound: Int64 = 1440

  private static func stretchMinutes(_ parties: BoundedTable<Party, PartyTotals>) -> Int32 {
    var first = Int64.max
    var last = Int64.min
    var width: Int64 = 1
    for index in parties.indices {
      let timeline = parties.values[index].timeline
      guard let start = timeline.stretches.first, let end = timeline.stretches.last else {
        continue
      }
      let minutes = Int64(timeline.minutes)
      first = min(first, Int64(start.number) * minutes)
      last = max(last, (Int64(end.number) + 1) * minutes)
      width = max(width, minutes)
    }
    while first < last, (last - first) / width >= stretchBound { width *= 2 }
    return Int32(clamping: width)
  }

  /// The time captured in minutes; at least one, so that rates of a short capture are not blown up.
  var minutes: Double { max(1, Double(captured?.length ?? 0) / 60e9) }

  private func captureReport(_ capture: CaptureDescription, index: Int) -> CaptureReport {
    var linkTypes: [String] = []
    for interface in capture.interfaces where !linkTypes.contains(interface.linkType.description) {
      linkTypes.append(interface.linkType.description)
    }
    return CaptureReport(
      path: capture.path, format: capture.format.rawValue, packets: capture.packets,
      bytes: capture.bytes, linkTypes: linkTypes, interfaces: capture.interfaces.count,
      start: capture.start, end: capture.end, isComplete: capture.isComplete,
      problems: capture.problems.map {
        CaptureReport.Problem(kind: $0.kind.rawValue, text: $0.text, frame: $0.frame)
      },
      copies: summary.captures[index]?.copies ?? 0, marks: [])
  }

  private func vantage(_ labels: [String]) -> Vantage {
    let overTheAir: Set<LinkType> = [
      .ieee80211, .ieee80211Radiotap, .ieee80211Prism, .ieee80211AVS, .ppi,
    ]
    let grounds = captures.map { capture in
      VantageGround.Capture(
        isOverTheAir: capture.interfaces.contains { overTheAir.contains($0.linkType) },
        packets: capture.packets,
        dropped: Int(clamping: capture.dropped))
    }
    return Vantage(
      judging: VantageGround(
        summary, household, captures: grounds,
        labels: labels, isFiltered: isFiltered, captured: captured))
  }

  private func groupReports(_ devices: [DeviceReport]) -> [GroupReport] {
    let names = Set(devices.indices.compactMap { devices[$0].group }).sorted()
    return names.map { name in
      let members = devices.filter { $0.group == name }
      let sent = members.reduce(Tally()) { $0 + $1.sent }
      let received = members.reduce(Tally()) { $0 + $1.received }
      let rate = Double(sent.packets + received.packets) / minutes
      return GroupReport(
        name: name, devices: members.map(\.id), sent: sent, received: received,
        packetsPerMinute: rate, packetsPerMinutePerDevice: rate / Double(members.count),
        bytesPerMinute: Double(sent.bytes + received.bytes) / minutes,
        rates: RateLine(sumOf: members.map(\.rates)))
    }
  }
}
