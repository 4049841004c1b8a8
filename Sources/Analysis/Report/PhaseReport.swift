import Behaviour
import Packets
import Traffic

/// A stretch of time during which a device was as busy as before, and whom it talked to then.
public struct PhaseReport: Hashable, Sendable {
  public var phase: Phase
  /// What to call those it talks to at a period, or all the time.
  public var regular: [String]
  /// What to call the others.
  public var irregular: [String]

  /// Most destinations of either kind that are named.
  static let bound = 6
}

extension Report {
  /// Tells when each device was idle, and when it was in use; and when it asked for an address, as devices do that have
  /// just come up.
  mutating func describePhases() {
    let ranges = contactRanges
    let found = devices.indices.concurrentMap { [self] index in
      let phases = phases(of: devices[index])
      return (
        boots: boots(of: devices[index], among: ranges[index]),
        phases: phases.map { report(of: $0, among: ranges[index]) }
      )
    }
    for index in devices.indices {
      devices[index].boots = found[index].boots
      devices[index].phases = found[index].phases
    }
  }

  /// Of each time captured by itself: what nobody captured is no rest.
  private func phases(of device: DeviceReport) -> [Phase] {
    let minutes = max(1, device.bucketSeconds / 60)
    guard let captured, !captured.pauses.isEmpty else {
      return Phases.of(device.stretches, minutes: minutes)
    }
    let length = Int64(minutes) * 60_000_000_000
    let phases = captured.stretches.flatMap { part in
      let numbers = part.lowerBound / length...part.upperBound / length
      return Phases.of(
        device.stretches.filter { numbers.contains(Int64($0.number)) }, minutes: minutes)
    }
    return Array(phases.prefix(Phases.bound))
  }

  /// Whom a device talked to in a phase: the contacts of which anything was heard in its minutes.
  private func report(of phase: Phase, among range: Range<Int>) -> PhaseReport {
    var report = PhaseReport(phase: phase, regular: [], irregular: [])
    for index in range where contacts[index].isActive(in: phase) {
      let label = contacts[index].destination.label
      switch contacts[index].behaviour.pattern {
      case .persistent, .polling: report.regular.append(label)
      default: report.irregular.append(label)
      }
    }
    report.regular = Self.firstFew(report.regular)
    report.irregular = Self.firstFew(report.irregular)
    return report
  }

  private static func firstFew(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return Array(labels.filter { seen.insert($0).inserted }.prefix(PhaseReport.bound))
  }

  /// When a device asked everybody for an address (RFC 2131 §4.4.1); renewing one it asks its server alone. A server answers
  /// everybody, too, and begins nothing (§4.1). Not while a connection of it goes on: then only its link, or its lease, was lost.
  /// One that is given none asks again and again: only the first time tells.
  private func boots(of device: DeviceReport, among range: Range<Int>) -> [Int64] {
    var times: [Int64] = []
    for index in range
    where contacts[index].service == "dhcp" && contacts[index].initiator != .destination
      && contacts[index].destination.addresses.contains(where: \.isLimitedBroadcast)
    {
      times += contacts[index].rhythm.rhythm.starts.times
    }
    guard !times.isEmpty else { return [] }
    let isGivenOne = device.evidence.contains { $0.claim == "address" && $0.source == "dhcp" }
    var boots: [Int64] = []
    for time in times.sorted() where boots.last.map({ time - $0 >= Self.bootSpacing }) ?? true {
      guard boots.isEmpty || isGivenOne else { break }
      let goesOn = range.contains {
        contacts[$0].transport == "tcp"
          && contacts[$0].rhythm.rhythm.spans.stood(from: time, to: time + Self.bootSpacing)
      }
      if !goesOn { boots.append(time) }
    }
    return Array(boots.prefix(Self.bootBound))
  }

  /// Questions for an address that are no farther apart are of one start, in nanoseconds; a judgement. A connection that stands
  /// as long after one is no leftover.
  private static let bootSpacing: Int64 = 60_000_000_000
  private static let bootBound = 16
}

extension ContactReport {
  fileprivate func isActive(in phase: Phase) -> Bool {
    let length = Int(activeMinutes.stretchMinutes)
    return activeMinutes.stretches.contains {
      Int($0) < phase.end && Int($0) + length > phase.start
    }
  }
}
