import Behaviour
import Packets
import Traffic

/// What was heard over the air.
extension ReportBuilder {
  /// Adds to each capture what it heard over the air, and what of it stays closed or unheard to the vantage.
  func describeWiFi(in report: inout Report, _ contacts: [[ContactReport]]) {
    guard !summary.wiFi.isEmpty else { return }
    let names = Dictionary(
      report.devices.filter { !$0.mac.isNone }.map { ($0.mac, $0.label) },
      uniquingKeysWith: { first, _ in first })
    let bytes = tcpBytes(contacts)
    for index in report.captures.indices {
      guard let totals = summary.wiFi[index] else { continue }
      let heard = wiFiReport(totals, names, bytes)
      report.captures[index].wiFi = heard
      report.vantage.statements += statements(of: heard, in: report)
    }
  }

  private func wiFiReport(
    _ totals: WiFiTotals, _ names: [MACAddress: String],
    _ bytes: [String: (sent: Hearing.Bytes, received: Hearing.Bytes)]
  ) -> WiFiReport {
    var clients: [MACAddress: Int] = [:]
    var stations: [WiFiReport.Station] = []
    for (link, facts) in totals.stations.sorted(by: { $0.key < $1.key }) where facts.isClient {
      clients[link.bssid, default: 0] += 1
      let network = totals.networks[link.bssid]
      let own = bytes[link.station.description]
      stations.append(
        WiFiReport.Station(
          link: link, name: names[link.station], ssid: network?.ssid?.text, facts: facts,
          abilities: totals.abilities(of: link), whyClosed: WhyClosed(facts, in: network),
          hearing: Hearing(
            facts, isTunnelled: totals.tunnelledFrames * 2 > totals.frames,
            can: totals.abilities(of: link), in: network, totals.use,
            label: names[link.station] ?? link.station.description,
            sent: own?.sent ?? .init(), received: own?.received ?? .init())))
    }
    let members = Dictionary(grouping: totals.stations, by: \.key.bssid)
    let networks = totals.networks.map { bssid, facts in
      let name = facts.ssid
      return WiFiReport.Network(
        bssid: bssid, ssid: name?.text,
        otherNames: facts.names.keys.filter { $0 != name }.sorted().map(\.text),
        isHidden: facts.isHidden, facts: facts, clients: clients[bssid] ?? 0,
        whyClosed: WhyClosed(groupOf: facts, stations: members[bssid]?.map(\.value) ?? []))
    }
    return WiFiReport(
      frames: totals.frames, protectedFrames: totals.protectedFrames,
      decryptedFrames: totals.decryptedFrames, firstClosed: totals.firstClosed,
      networks: networks.sorted { left, right in
        let (first, second) = (left.facts.weight, right.facts.weight)
        return first == second ? left.bssid < right.bssid : first > second
      }, stations: stations)
  }

  /// What each device was heard to say over TCP, and what was acknowledged but never heard; by its `id`.
  private func tcpBytes(
    _ contacts: [[ContactReport]]
  ) -> [String: (sent: Hearing.Bytes, received: Hearing.Bytes)] {
    var bytes: [String: (sent: Hearing.Bytes, received: Hearing.Bytes)] = [:]
    for contact in contacts.joined() where contact.transport == "tcp" {
      let sent = Hearing.Bytes(heard: contact.sent.bytes, missed: contact.missedSent)
      let received = Hearing.Bytes(heard: contact.received.bytes, missed: contact.missedReceived)
      for (device, own, other) in [
        (contact.device, sent, received), (contact.destination.device, received, sent),
      ] {
        guard let device else { continue }
        bytes[device, default: (.init(), .init())].sent.add(own)
        bytes[device, default: (.init(), .init())].received.add(other)
      }
    }
    return bytes
  }

  /// Stations whose half-heard talk is a statement of its own, at most.
  private static let stationBound = 8

  private func statements(of heard: WiFiReport, in report: Report) -> [Vantage.Statement] {
    var statements: [Vantage.Statement] = []
    if heard.undecryptedFrames > 0 {
      let closed = heard.undecryptedFrames
      statements.append(
        Vantage.Statement(
          kind: "wifi-encrypted", device: nil,
          text: closed == heard.protectedFrames
            ? "None of the \(closed) encrypted frames could be opened: of what they say nothing is told here."
            : "\(closed) of \(heard.protectedFrames) encrypted frames could not be opened: of what they say nothing "
              + "is told here.",
          advice: nil,
          evidence: heard.firstClosed.map { [$0] } ?? []))
    }
    for station in heard.stations.filter({ $0.facts.seal.replayed > 0 }).prefix(Self.stationBound) {
      let count = station.facts.seal.replayed
      statements.append(
        Vantage.Statement(
          kind: "wifi-replayed",
          device: report.devices.contains { $0.mac == station.mac }
            ? station.mac.description : nil,
          text:
            "\(count) \(count == 1 ? "frame" : "frames") of \(station.mac) came again under a packet "
            + "number used before, though not marked as sent again: somebody replays what was said, or the "
            + "capture holds copies. A receiver drops them; here they are counted.",
          advice: nil, evidence: station.facts.seal.firstReplay.map { [$0] } ?? []))
    }
    // Neighbours' stations are heard in part, too: those heard most come first.
    let lacking = heard.stations.filter { !$0.hearing.gaps.isEmpty }
      .sorted { ($1.facts.dataFrames, $0.link) < ($0.facts.dataFrames, $1.link) }
    for station in lacking.prefix(Self.stationBound) {
      let gaps = station.hearing.gaps
      statements.append(
        Vantage.Statement(
          kind: "one-direction",
          device: report.devices.contains { $0.mac == station.mac }
            ? station.mac.description : nil,
          text: gaps.indices.map { index in
            // A cause that both directions share is told once, at the end.
            gaps[index...].dropFirst().contains { $0.cause == gaps[index].cause }
              ? gaps[index].text : gaps[index].text + " " + gaps[index].causeText
          }.joined(separator: " "), advice: gaps.first?.advice,
          evidence: Set(gaps.flatMap(\.evidence)).sorted()))
    }
    return statements
  }
}

extension Hearing.Bytes {
  fileprivate mutating func add(_ other: Self) {
    heard += other.heard
    missed += other.missed
  }
}

extension WiFiStation {
  fileprivate var dataFrames: Int { sent.frames + received.frames }
}

extension WiFiNetwork {
  /// Frames by which networks are ordered: data first of all.
  fileprivate var weight: Int { (protectedData + plainData) * 1000 + beacons }
}
