import Packets
import Traffic

/// The devices, each with what is known of it and how much it said.
extension ReportBuilder {
  /// - Parameters:
  ///   - order: the devices to report of, by their numbers.
  ///   - digests: what the contacts of each device tell; `totals` and `identities` are of each, too.
  func deviceReports(
    _ order: [Int], _ digests: [ContactDigest], _ totals: [PartyTotals], _ identities: [Identity]
  ) -> [DeviceReport] {
    let partners = Set(digests.lazy.flatMap(\.partners))
    return order.concurrentMap(inPartsOf: 1) { index in
      let isLocalOnly =
        !digests[index].goesOut
        && (digests[index].converses || partners.contains(household.devices[index].id))
      return deviceReport(index, totals[index], identities[index], isLocalOnly: isLocalOnly)
    }
  }

  /// The numbers of the devices: the router first, then by packets, most first.
  func order(_ totals: [PartyTotals]) -> [Int] {
    // Sorting numbers is cheaper than moving reports about.
    let packets = totals.indices.map { index in
      index == household.gateway
        ? Int.max : sent(totals[index]).packets + received(totals[index]).packets
    }
    return totals.indices.sorted { left, right in
      packets[left] == packets[right]
        ? household.devices[left].id < household.devices[right].id
        : packets[left] > packets[right]
    }
  }

  /// What a device sent, as far as it isn't what a mirror shows twice.
  private func sent(_ totals: PartyTotals) -> Tally {
    isMirroredTwice ? totals.sent : totals.sent + totals.sentCopies
  }

  private func received(_ totals: PartyTotals) -> Tally {
    isMirroredTwice ? totals.received : totals.received + totals.receivedCopies
  }

  func totalsByDevice() -> [PartyTotals] {
    var totals = Array(repeating: PartyTotals(), count: household.devices.count)
    for index in summary.parties.indices {
      guard let device = household.device(of: summary.parties.keys[index]) else { continue }
      totals[device].add(summary.parties.values[index])
    }
    return totals
  }

  /// Its IPv4 addresses, then its others; of each those it sent most from first.
  private func byUse(_ device: Household.Device) -> [IPAddress] {
    let uses = device.addresses.map { address in
      let totals = summary.parties[Party(mac: device.mac, address: address)]
      let sent = totals.map { $0.sent + $0.sentCopies }
      return (packets: sent?.packets ?? 0, address: address)
    }
    return uses.sorted { left, right in
      if left.address.isV4 != right.address.isV4 { return left.address.isV4 }
      return left.packets == right.packets
        ? left.address < right.address : left.packets > right.packets
    }.map(\.address)
  }

  /// What captures say of each device, in order.
  static func claims(
    _ claims: Claims, of household: Household
  ) -> [[(claim: DeviceClaim, evidence: Evidence)]] {
    var places = Array(repeating: [Int](), count: household.devices.count)
    for place in claims.devices.indices {
      if let device = household.device(of: claims.devices.keys[place].party) {
        places[device].append(place)
      }
    }
    let (said, proofs) = (claims.devices.keys, claims.devices.values)
    // The few of each device are sooner in order than all of them together.
    return places.concurrentMap { own in
      own.sorted { said[$0] < said[$1] }.map { (claim: said[$0], evidence: proofs[$0]) }
    }
  }

  private func deviceReport(
    _ index: Int, _ totals: PartyTotals, _ identity: Identity, isLocalOnly: Bool
  ) -> DeviceReport {
    let device = household.devices[index]
    let name = name(of: index)
    let type =
      note(of: index)?.type
      ?? (index == household.gateway ? "router" : identity.type?.value)
    let vendor = vendors[index]
    let (sent, received) = (sent(totals), received(totals))
    let timeline = totals.timeline.widened(to: stretchMinutes)
    let isRandomised = device.mac.isLocallyAdministered && !device.mac.isNone
    return DeviceReport(
      id: device.id, mac: device.mac, name: name?.name, nameSource: name?.source,
      vendor: vendor, maker: identity.maker?.value, model: identity.model?.value, type: type,
      group: notes.group(
        of: device.mac, addresses: device.addresses,
        names: [name?.name].compactMap { $0 } + ownNames[index].map(\.name)),
      addresses: byUse(device), hasRandomisedMAC: isRandomised,
      relay: device.relay?.description,
      isLocalOnly: isLocalOnly && !isFiltered && !device.isRouter && index != household.gateway,
      sent: sent, received: received,
      heard: totals.first <= totals.last ? totals.first...totals.last : nil,
      packetsPerMinute: Double(sent.packets + received.packets) / minutes,
      bytesPerMinute: Double(sent.bytes + received.bytes) / minutes,
      bucketSeconds: Int(timeline.minutes) * 60, stretches: timeline.stretches,
      evidence: evidence(index, totals, identity, vendor: vendor, name: name, type: type),
      addressQuestions: summary.claims.addressQuestions[
        Party(mac: device.mac, address: .unspecified)])
  }

  // MARK: Names

  /// The best name of a device: the user's word, else a lease's, else what it calls itself.
  func name(of index: Int) -> (name: String, source: String)? {
    let device = household.devices[index]
    let names = ownNames[index]
    if let (name, source) = notes.name(
      for: device.mac, addresses: device.addresses, hostNames: names.map(\.name))
    {
      return (name, source.kind.rawValue)
    }
    if let name = names.first { return (name.name, name.source) }
    for address in device.addresses {
      if let name = hosts[address] { return (name, "capture") }
    }
    return nil
  }

  func note(of index: Int) -> DeviceNote? {
    let device = household.devices[index]
    return notes.note(
      for: device.mac, addresses: device.addresses, hostNames: ownNames[index].map(\.name))
  }

  // MARK: Evidence

  /// What a device says, under whichever address.
  private struct Said: Hashable {
    let subject: DeviceClaim.Subject
    let value: String
  }

  private func evidence(
    _ index: Int, _ totals: PartyTotals, _ identity: Identity, vendor: String?,
    name: (name: String, source: String)?, type: String?
  ) -> [DeviceReport.Claim] {
    let device = household.devices[index]
    var list: [DeviceReport.Claim] = []
    list.reserveCapacity(claims[index].count + device.addresses.count + Self.conclusions)
    // The same may be said under several addresses: those who say it are sorted first.
    var places: [Said: Int] = [:]
    let isOfOne = claims[index].first?.claim.party == claims[index].last?.claim.party
    if !isOfOne { places.reserveCapacity(claims[index].count) }
    for (claim, evidence) in claims[index] {
      if !isOfOne {
        let said = Said(subject: claim.subject, value: claim.value)
        let place = places.value(of: said, ifNone: list.count)
        if place < list.count {
          list[place].evidence = list[place].evidence.map { min($0, evidence) }
          continue
        }
      }
      list.append(
        DeviceReport.Claim(
          claim: claim.subject.rawValue, value: claim.value, source: claim.subject.source,
          evidence: evidence))
    }
    for address in device.addresses {
      let claim = summary.claims.addresses[Party(mac: device.mac, address: address)]
      let source: String? = claim.map { $0.sources.best }
      let seen = summary.parties[Party(mac: device.mac, address: address)]?.firstSent
      list.append(
        DeviceReport.Claim(
          claim: "address", value: address.description, source: source ?? "ip",
          evidence: claim?.evidence ?? seen))
    }
    if let vendor {
      list.append(
        DeviceReport.Claim(
          claim: "vendor", value: vendor, source: "ieee", evidence: totals.firstSent))
    }
    if let (name, source) = name, !ownNames[index].contains(where: { $0.source == source }) {
      list.append(DeviceReport.Claim(claim: "name", value: name, source: source, evidence: nil))
    }
    if let maker = identity.maker { list.append(DeviceReport.Claim("maker", maker)) }
    if let model = identity.model { list.append(DeviceReport.Claim("model", model)) }
    if let system = identity.system { list.append(DeviceReport.Claim("os", system)) }
    if let known = identity.type, known.value == type {
      list.append(DeviceReport.Claim("type", known))
    }
    return list
  }

  /// What is told of a device beside its claims and addresses, at most: who made its adapter, its name, and the four above.
  private static let conclusions = 6
}

extension DeviceReport.Claim {
  /// What was concluded of a device.
  fileprivate init(_ claim: String, _ conclusion: Identity.Conclusion) {
    self.init(
      claim: claim, value: conclusion.value, source: conclusion.source,
      evidence: conclusion.evidence)
  }
}

extension Report {
  /// Says of no device that it stays at home where only another's traffic was captured: what it says outside was not.
  mutating func leaveOpenWhatOthersSayOutside() {
    guard let statement = vantage.statements.first(where: { $0.kind == "one-host-only" }) else {
      return
    }
    for index in devices.indices where devices[index].id != statement.device {
      devices[index].isLocalOnly = false
    }
  }
}
