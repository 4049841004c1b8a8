import Packets
import Traffic

extension VantageGround {
  /// Definition: of TCP connections of which only one side was captured, that side proves that the other one spoke:
  /// its acknowledgments go forward, it goes on after its SYN or SYN-ACK, or it sends on for more than 3 s without
  /// repeating itself (RFC 6298 §2). Threshold: half of all connections of the capture that were answered; else nine
  /// tenths of a device's, and two.
  var oneDirection: [Vantage.Statement] {
    guard !isFiltered else { return [] }
    let tallies = connectionTallies()
    var statements: [Vantage.Statement] = []
    for index in wired {
      guard let streams = summary.captures[index]?.streams else { continue }
      let share = Share(part: streams.oneSide, whole: streams.oneSide + streams.bothSides)
      guard share.isAtLeast(50) else { continue }
      let all = tallies.values.reduce(into: ConnectionTally()) { $0.add($1) }
      statements.append(
        statement(
          share, "One direction is missing\(place(index))", all, of: "the home's devices",
          device: nil, streams.oneSideEvidence.items))
    }
    guard statements.isEmpty, !wired.isEmpty else { return statements }
    for (device, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let share = Share(part: tally.oneSide, whole: tally.oneSide + tally.bothSides)
      guard tally.oneSide >= 2, share.isAtLeast(90) else { continue }
      statements.append(
        statement(
          share, "One direction of what \(labels[device]) says is missing", tally,
          of: labels[device], device: household.devices[device].id, tally.evidence.items))
      if statements.count == Self.deviceBound { break }
    }
    return statements
  }

  /// Devices of which it is told, at most; a judgement.
  private static let deviceBound = 8

  private func statement(
    _ share: Share, _ beginning: String, _ tally: ConnectionTally, of whom: String,
    device: String?, _ evidence: [Evidence]
  ) -> Vantage.Statement {
    let side =
      switch (tally.fromDevice > 0, tally.toDevice > 0) {
      case (true, false): "what \(whom) \(device == nil ? "send" : "sends")"
      case (false, true): "what is sent to \(whom)"
      default: "one of both sides"
      }
    let connections =
      share.whole == 1 ? "the one TCP connection" : "\(share.whole.grouped) TCP connections"
    let count = share.part == share.whole ? connections : "\(share.part.grouped) of \(connections)"
    return Vantage.Statement(
      kind: "one-direction", device: device,
      text: "\(beginning): of \(count) only \(side) was captured; handshakes and acknowledgments "
        + "prove that the other side spoke too. Who opened a connection can still be told. What "
        + "the missing side said can't, nor whether anything but TCP was answered.",
      advice: "Mirror both directions (ingress and egress) of the port; a tap with two outputs "
        + "needs both captured, and merged.", evidence: evidence)
  }

  /// By device, its connections by what was captured of them.
  private func connectionTallies() -> [Int: ConnectionTally] {
    var tallies: [Int: ConnectionTally] = [:]
    for place in summary.contacts.indices {
      let key = summary.contacts.keys[place]
      guard key.kind == .tcp else { continue }
      let tally = ConnectionTally(summary.contacts.values, at: place)
      guard tally.bothSides + tally.oneSide > 0 else { continue }
      if let client = household.device(of: key.client) {
        tallies[client, default: ConnectionTally()].add(tally)
      }
      if let server = household.device(of: key.server) {
        tallies[server, default: ConnectionTally()].add(tally.turned)
      }
    }
    return tallies
  }
}

/// Connections of a device by what was captured of them.
private struct ConnectionTally {
  var bothSides = 0
  /// Only what the device sent was captured, or what was sent to it.
  var fromDevice = 0
  var toDevice = 0
  var evidence = EvidenceList()

  var oneSide: Int { fromDevice + toDevice }

  init() {}

  /// As the client of the contact at a place sees it.
  init(_ contacts: [ContactTotals], at place: Int) {
    bothSides = Int(contacts[place].bothSides)
    fromDevice = Int(contacts[place].clientOnly)
    toDevice = Int(contacts[place].serverOnly)
    if oneSide > 0 { evidence = contacts[place].evidence }
  }

  /// As the server sees it.
  var turned: Self {
    var other = self
    (other.fromDevice, other.toDevice) = (toDevice, fromDevice)
    return other
  }

  mutating func add(_ other: Self) {
    bothSides += other.bothSides
    fromDevice += other.fromDevice
    toDevice += other.toDevice
    evidence.merge(other.evidence)
  }
}
