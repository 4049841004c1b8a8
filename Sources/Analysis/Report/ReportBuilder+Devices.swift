import Packets
import Traffic

/// The devices, each with what is known of it and how much it said.
extension ReportBuilder {
  func deviceReports(_ contacts: [ContactReport]) -> [DeviceReport] {
    var totals = Array(repeating: PartyTotals(), count: household.devices.count)
    for (party, own) in summary.parties {
      guard let device = household.device(of: party) else { continue }
      totals[device].add(own)
    }
    let goesOut = Set(
      contacts.filter { !$0.destination.isLocal && $0.sent.packets > 0 }.map(\.device))
    // What is only heard to speak to all says nothing of where else it goes.
    let converses = Set(
      contacts.filter(isConversation).flatMap { [$0.device, $0.destination.device] })
    let claims = claimsByDevice()
    let reports = household.devices.indices.map { index in
      deviceReport(
        household.devices[index], totals[index],
        claims: claims[index] ?? [],
        isLocalOnly: converses.contains(household.devices[index].id)
          && !goesOut.contains(household.devices[index].id))
    }
    let gateway = vantageGatewayID
    // Sorting numbers is cheaper than moving reports about.
    let packets = reports.map { $0.id == gateway ? Int.max : $0.sent.packets + $0.received.packets }
    return reports.indices.sorted { left, right in
      packets[left] == packets[right]
        ? reports[left].id < reports[right].id : packets[left] > packets[right]
    }.map { reports[$0] }
  }

  /// Whether something was said to one station, rather than to a group of them.
  private func isConversation(_ contact: ContactReport) -> Bool {
    !contact.destination.addresses.contains { address in
      address.isMulticast || address.isLimitedBroadcast
        || household.lan.contains { $0.broadcastAddress == address }
    }
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

  private var vantageGatewayID: String? { household.gateway.map { household.devices[$0].id } }

  private func claimsByDevice() -> [Int: [(DeviceClaim, Evidence)]] {
    var byDevice: [Int: [(DeviceClaim, Evidence)]] = [:]
    for (claim, evidence) in summary.claims.devices {
      guard let device = household.device(of: claim.party) else { continue }
      byDevice[device, default: []].append((claim, evidence))
    }
    return byDevice.mapValues { $0.sorted { $0.0 < $1.0 } }
  }

  private func deviceReport(
    _ device: Household.Device, _ totals: PartyTotals, claims: [(DeviceClaim, Evidence)],
    isLocalOnly: Bool
  ) -> DeviceReport {
    let name = name(of: device)
    let vendor = MACVendors.vendor(of: device.mac)
    let sent = isMirroredTwice ? totals.sent : totals.sent + totals.sentCopies
    let received = isMirroredTwice ? totals.received : totals.received + totals.receivedCopies
    let timeline = totals.timeline.widened(to: stretchMinutes)
    let isRandomised = device.mac.isLocallyAdministered && !device.mac.isNone
    return DeviceReport(
      id: device.id, mac: device.mac, name: name?.name, nameSource: name?.source,
      vendor: vendor,
      type: note(of: device)?.type
        ?? (device.id == vantageGatewayID ? "router" : nil),
      group: notes.group(
        of: device.mac, addresses: device.addresses, names: [name?.name].compactMap { $0 }),
      addresses: byUse(device), hasRandomisedMAC: isRandomised,
      isLocalOnly: isLocalOnly && !device.isRouter && device.id != vantageGatewayID,
      sent: sent, received: received,
      packetsPerMinute: Double(sent.packets + received.packets) / minutes,
      bucketSeconds: Int(timeline.minutes) * 60, stretches: timeline.stretches,
      evidence: evidence(device, totals, claims, vendor: vendor, name: name))
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
    _ device: Household.Device, _ totals: PartyTotals, _ claims: [(DeviceClaim, Evidence)],
    vendor: String?, name: (name: String, source: String)?
  ) -> [DeviceReport.Claim] {
    var list = claims.map { claim, evidence in
      DeviceReport.Claim(
        claim: claim.subject.rawValue, value: claim.value, source: claim.subject.source,
        evidence: evidence)
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
    if let (name, source) = name, source != "dhcp" {
      list.append(DeviceReport.Claim(claim: "name", value: name, source: source, evidence: nil))
    }
    return list
  }
}
