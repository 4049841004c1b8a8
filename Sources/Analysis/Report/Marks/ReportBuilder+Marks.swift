import Captures
import Packets
import Traffic

/// Ties marks to what followed them.
extension ReportBuilder {
  /// Adds marks to the captures they are of; those that came beside the captures to the one that was running then.
  func describeMarks(in report: inout Report) {
    var own = captures.map { Set($0.marks) }
    for mark in marks {
      let place = captures.firstIndex { capture in
        guard let start = capture.start, let end = capture.end else { return false }
        return start <= mark.time && mark.time <= end
      }
      if !own.isEmpty { own[place ?? 0].insert(mark) }
    }
    let omitted = captures.reduce(0) { $0 + $1.omitted.marks }
    if omitted > 0 {
      report.limits.append(
        Limit(what: "capture-marks", cap: CaptureDescription.markBound, reached: omitted))
    }
    guard own.contains(where: { !$0.isEmpty }) else { return }
    let bursts = burstsByMark(in: report)
    let spans = spansByMark
    for index in own.indices {
      report.captures[index].marks = own[index].sorted().map { mark in
        MarkReport(
          time: mark.time, text: mark.text, span: spans[mark.time] ?? MarkBursts.span,
          bursts: bursts[mark.time] ?? [])
      }
    }
    report.repeatedMarks = RepeatedMark.all(
      in: report.captures.flatMap(\.marks).sorted { ($0.time, $0.text) < ($1.time, $1.text) })
  }

  private struct Ends: Hashable {
    let device: String
    let address: IPAddress
  }

  private func burstsByMark(in report: Report) -> [Int64: [MarkReport.Burst]] {
    let contacts = contactsByEnds(in: report)
    let labels = Dictionary(
      report.devices.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    var marked: [Ends: Tally] = [:]
    var found: [Int64: [MarkReport.Burst]] = [:]
    for (time, window) in summary.markBursts.windows {
      for (pair, bursts) in window {
        for burst in bursts {
          guard let burst = self.burst(burst, of: pair, after: time, labels) else { continue }
          found[time, default: []].append(burst)
          marked[ends(of: burst), default: Tally()] += burst.sent + burst.received
        }
      }
    }
    let seconds = unmarkedSeconds
    return found.mapValues { bursts in
      bursts.map { burst in
        var burst = burst
        let ends = ends(of: burst)
        let places = contacts[ends] ?? []
        if let name = places.first.flatMap({ report.contacts[$0].destination.name }),
          burst.peer.device == nil
        {
          burst.peer.name = name
        }
        let ordinary = OrdinaryTalk(
          total: places.reduce(Tally()) {
            $0 + report.contacts[$1].sent + report.contacts[$1].received
          },
          marked: marked[ends] ?? Tally(), places.map { report.contacts[$0].behaviour },
          unmarked: seconds)
        burst.isUsual = ordinary.includes(
          burst.sent + burst.received, payload: burst.payload)
        return burst
      }.sorted {
        ($0.delay, $0.evidence, $0.device) < ($1.delay, $1.evidence, $1.device)
      }
    }
  }

  /// The burst with names, from the side of its device: of two, the one that began. Nil where neither is of the home.
  private func burst(
    _ burst: MarkedBurst, of pair: MarkedPair, after time: Int64, _ labels: [String: String]
  ) -> MarkReport.Burst? {
    let low = Party(mac: burst.lowMAC, address: pair.low)
    let high = Party(mac: burst.highMAC, address: pair.high)
    let (first, second) = burst.beginsFromLow ? (low, high) : (high, low)
    let (own, isFirst, peer): (Int, Bool, Party)
    if let index = household.device(of: first) {
      (own, isFirst, peer) = (index, true, second)
    } else if let index = household.device(of: second) {
      (own, isFirst, peer) = (index, false, first)
    } else {
      return nil
    }
    let isLow = burst.beginsFromLow == isFirst
    let other = household.device(of: peer).map { household.devices[$0].id }
    return MarkReport.Burst(
      device: household.devices[own].id,
      peer: MarkReport.Peer(
        address: peer.address, name: other.flatMap { labels[$0] }, device: other),
      isBegunByDevice: isFirst, delay: burst.first - time, duration: burst.last - burst.first,
      sent: isLow ? burst.fromLow : burst.fromHigh,
      received: isLow ? burst.fromHigh : burst.fromLow,
      payload: burst.payload, isUsual: false, evidence: burst.evidence)
  }

  /// Where the contacts of a device with an address are, seen from either.
  private func contactsByEnds(in report: Report) -> [Ends: [Int]] {
    let addresses = Dictionary(
      report.devices.map { ($0.id, $0.addresses) }, uniquingKeysWith: { first, _ in first })
    var found: [Ends: [Int]] = [:]
    for (index, contact) in report.contacts.enumerated() {
      for address in contact.destination.addresses {
        found[Ends(device: contact.device, address: address), default: []].append(index)
      }
      guard let other = contact.destination.device else { continue }
      for address in addresses[contact.device] ?? [] {
        found[Ends(device: other, address: address), default: []].append(index)
      }
    }
    return found
  }

  private func ends(of burst: MarkReport.Burst) -> Ends {
    Ends(device: burst.device, address: burst.peer.address)
  }

  /// Seconds of the captures that follow no mark.
  private var unmarkedSeconds: Double {
    guard let captured else { return 0 }
    let (start, end) = (captured.start, captured.end)
    let marked = spansByMark.reduce(0.0) { sum, mark in
      guard mark.key <= end else { return sum }
      let limit = min(Double(mark.key) + Double(mark.value), Double(end))
      return sum + max(0, limit - Double(max(mark.key, start)))
    }
    return max(0, Double(captured.length) - marked) / 1e9
  }

  /// How long what follows a mark is its own, in nanoseconds, by the mark's time.
  private var spansByMark: [Int64: Int64] {
    let times = Set(marks.map(\.time) + captures.flatMap { $0.marks.map(\.time) }).sorted()
    var spans: [Int64: Int64] = [:]
    for (index, time) in times.enumerated() {
      let next = index + 1 < times.count ? times[index + 1] : .max
      let (gap, overflow) = next.subtractingReportingOverflow(time)
      spans[time] = overflow ? MarkBursts.span : min(MarkBursts.span, gap)
    }
    return spans
  }
}
