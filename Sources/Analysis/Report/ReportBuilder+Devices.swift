import Packets
import Traffic

/// The devices, each with what is known of it and how much it said.
extension ReportBuilder {
  /// Stretches of a time line, at most: a day of minutes.
  static let timelineBound: Int64 = 1440

  func deviceReports(_ contacts: [ContactReport]) -> [DeviceReport] {
    var totals = Array(repeating: PartyTotals(), count: household.devices.count)
    for (party, own) in summary.parties {
      guard let device = household.device(of: party) else { continue }
      totals[device].add(own)
    }
    let goesOut = Set(contacts.filter { !$0.destination.isLocal && $0.sent.packets > 0 }.map(\.device))
    let claims = claimsByMAC()
    let reports = household.devices.indices.map { index in
      deviceReport(
        household.devices[index], totals[index],
        claims: claims[household.devices[index].mac] ?? [],
        goesOut: goesOut.contains(household.devices[index].id))
    }
    let gateway = vantageGatewayID
    return reports.sorted { left, right in
      if (left.id == gateway) != (right.id == gateway) { return left.id == gateway }
      let sizes = (left.sent + left.received, right.sent + right.received)
      return sizes.0.packets == sizes.1.packets
        ? left.id < right.id : sizes.0.packets > sizes.1.packets
    }
  }

  private var vantageGatewayID: String? { household.gateway.map { household.devices[$0].id } }

  private func claimsByMAC() -> [MACAddress: [(DeviceClaim, Evidence)]] {
    var byMAC: [MACAddress: [(DeviceClaim, Evidence)]] = [:]
    for (claim, evidence) in summary.claims.devices {
      byMAC[claim.mac, default: []].append((claim, evidence))
    }
    return byMAC.mapValues { $0.sorted { $0.0 < $1.0 } }
  }

  private func deviceReport(
    _ device: Household.Device, _ totals: PartyTotals, claims: [(DeviceClaim, Evidence)],
    goesOut: Bool
  ) -> DeviceReport {
    let name = name(of: device)
    let sent = isMirroredTwice ? totals.sent : totals.sent + totals.sentCopies
    let received = isMirroredTwice ? totals.received : totals.received + totals.receivedCopies
    let (seconds, timeline) = timeline(totals.timeline)
    let isRandomised = device.mac.isLocallyAdministered && !device.mac.isNone
    return DeviceReport(
      id: device.id, mac: device.mac, name: name?.name, nameSource: name?.source,
      vendor: MACVendors.vendor(of: device.mac),
      type: note(of: device)?.type
        ?? (device.isRouter && device.id == vantageGatewayID ? "router" : nil),
      group: notes.group(
        of: device.mac, addresses: device.addresses, names: [name?.name].compactMap { $0 }),
      addresses: device.addresses, hasRandomisedMAC: isRandomised, isLocalOnly: !goesOut,
      sent: sent, received: received,
      packetsPerMinute: Double(sent.packets + received.packets) / minutes,
      bucketSeconds: seconds, timeline: timeline, evidence: evidence(device, totals, claims))
  }

  // MARK: Names

  /// The best name of a device: the user's word, else a lease's, else what it told a DHCP server.
  func name(of device: Household.Device) -> (name: String, source: String)? {
    let hostNames = dhcpNameClaims[device.mac] ?? []
    if let (name, source) = notes.name(
      for: device.mac, addresses: device.addresses, hostNames: hostNames)
    {
      return (name, source.kind.rawValue)
    }
    if let name = hostNames.first { return (name, "dhcp") }
    for address in device.addresses {
      if let name = hosts[address] { return (name, "capture") }
    }
    return nil
  }

  private func note(of device: Household.Device) -> DeviceNote? {
    notes.note(
      for: device.mac, addresses: device.addresses, hostNames: dhcpNameClaims[device.mac] ?? [])
  }

  // MARK: Evidence

  private func evidence(
    _ device: Household.Device, _ totals: PartyTotals, _ claims: [(DeviceClaim, Evidence)]
  ) -> [DeviceReport.Claim] {
    var list = claims.map { claim, evidence in
      DeviceReport.Claim(
        claim: claim.subject.rawValue, value: claim.value, source: "dhcp", evidence: evidence)
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
    if let vendor = MACVendors.vendor(of: device.mac) {
      list.append(
        DeviceReport.Claim(
          claim: "vendor", value: vendor, source: "ieee", evidence: totals.firstSent))
    }
    if let (name, source) = name(of: device), source != "dhcp" {
      list.append(DeviceReport.Claim(claim: "name", value: name, source: source, evidence: nil))
    }
    return list
  }

  // MARK: Time line

  /// From the captures' first stretch to their last, in stretches long enough that there are not too many.
  private func timeline(_ timeline: Timeline) -> (seconds: Int, [DeviceReport.Bucket]) {
    guard let start, let end else { return (60, []) }
    let minute: Int64 = 60_000_000_000
    let first = Self.floorDivide(start, minute)
    let last = Self.floorDivide(end, minute)
    var width: Int64 = Int64(timeline.minutes)
    while last / width - first / width >= Self.timelineBound { width *= 2 }
    let widened = timeline.widened(to: Int32(clamping: width))
    let numbers = Self.floorDivide(first, width)...max(
      Self.floorDivide(first, width), Self.floorDivide(last, width))
    return (
      Int(width) * 60,
      numbers.map { number in
        let stretch = widened.stretches[Int32(clamping: number)]
        return DeviceReport.Bucket(
          sent: stretch?.sent ?? Tally(), received: stretch?.received ?? Tally())
      }
    )
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
