import Analysis
import Behaviour
import Traffic

/// How contacts behave, as the output contract has it.
extension JSONWriter {
  mutating func writeMembers(of behaviour: ContactBehaviour) {
    member("pattern", behaviour.pattern?.rawValue)
    if let period = behaviour.period { object("period") { $0.writeMembers(of: period) } }
    if let first = behaviour.keepalives.first { object("keepalive") { $0.writeMembers(of: first) } }
    array("keepalives") { writer in
      for keepalive in behaviour.keepalives { writer.object { $0.writeMembers(of: keepalive) } }
    }
    object("standing") { $0.writeMembers(of: behaviour.standing) }
    if let attempts = behaviour.attempts {
      object("attempts") { $0.writeMembers(of: attempts) }
    }
  }

  mutating func write(_ door: Door) {
    object { writer in
      writer.member("transport", door.transport)
      writer.member("port", door.port)
      writer.member("service", door.service)
      writer.member("fromHome", door.fromHome)
      writer.member("fromOutside", door.fromOutside)
      writer.member("evidence", evidence: door.evidence)
    }
  }

  mutating func write(_ report: PhaseReport) {
    object { writer in
      writer.member("kind", report.phase.kind.rawValue)
      writer.member("start", report.phase.start * 60)
      writer.member("end", report.phase.end * 60)
      writer.member("packetsPerMinute", report.phase.packetsPerMinute)
      writer.member("bytesPerMinute", report.phase.bytesPerMinute)
      writer.member("regular", strings: report.regular)
      writer.member("irregular", strings: report.irregular)
    }
  }

  mutating func writeMembers(of tally: Tally) {
    member("packets", tally.packets)
    member("bytes", tally.bytes)
  }

  mutating func writeMembers(of rates: RateLine) {
    let buckets = rates.buckets
    member("bucket", rates.seconds)
    member("start", rates.start)
    writeMembers(of: buckets.map { $0.sent + $0.received })
    object("sent") { $0.writeMembers(of: buckets.map(\.sent)) }
    object("received") { $0.writeMembers(of: buckets.map(\.received)) }
  }

  private mutating func writeMembers(of tallies: [Tally]) {
    key("packets")
    array(of: tallies.map(\.packets))
    key("bytes")
    array(of: tallies.map(\.bytes))
  }

  private mutating func writeMembers(of period: Period) {
    member("seconds", period.seconds)
    member("jitter", period.jitter)
    member("count", period.count)
    member("missed", period.missed)
  }

  private mutating func writeMembers(of keepalive: Keepalive) {
    member("seconds", keepalive.period?.seconds)
    member("jitter", keepalive.period?.jitter)
    member("sender", keepalive.sender.rawValue)
    member("kind", keepalive.kind.name)
    member("count", keepalive.count)
    member("missed", keepalive.period?.missed)
    member("size", keepalive.size)
    member("evidence", evidence: keepalive.evidence)
  }

  private mutating func writeMembers(of standing: Standing) {
    member("share", standing.share)
    member("seconds", standing.seconds)
    member("starts", standing.starts)
    member("openBefore", standing.openBefore)
    member("openAfter", standing.openAfter)
    member("closedByDevice", standing.closedByDevice)
    member("closedByDestination", standing.closedByDestination)
  }

  private mutating func writeMembers(of attempts: Attempts) {
    member("count", attempts.count)
    member("packets", attempts.packets)
    array("repetitions") { writer in
      for seconds in attempts.repetitions { writer.value(seconds) }
    }
    if let period = attempts.period { object("period") { $0.writeMembers(of: period) } }
    switch attempts.refusal {
    case .reset: member("refusal", "reset")
    case .icmp(let name): member("refusal", name)
    case nil: break
    }
  }
}
