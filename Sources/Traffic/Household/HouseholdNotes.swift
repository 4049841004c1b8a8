import Packets

/// What the user's files say about the home: own prefixes, the router, devices, groups and leases.
public struct HouseholdNotes: Hashable, Sendable {
  /// The home's own prefixes, as the user states them; empty when they are to be inferred.
  public let lan: [IPPrefix]
  /// The router, when the user names it.
  public let router: MACAddress?
  /// In the order of the file.
  public let devices: [DeviceNote]
  /// In the order of the file.
  public let groups: [DeviceGroup]
  /// Leases, static mappings and table lines, in the order of the files.
  public let entries: [HouseholdEntry]

  /// Indices into `entries`.
  private let entriesByMAC: [MACAddress: [Int]]
  /// Indices into `entries`.
  private let entriesByAddress: [IPAddress: [Int]]

  public init(
    lan: [IPPrefix] = [], router: MACAddress? = nil, devices: [DeviceNote] = [],
    groups: [DeviceGroup] = [], entries: [HouseholdEntry] = []
  ) {
    self.lan = lan
    self.router = router
    self.devices = devices
    self.groups = groups
    self.entries = entries
    var byMAC: [MACAddress: [Int]] = [:]
    var byAddress: [IPAddress: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      if let mac = entry.mac { byMAC[mac, default: []].append(index) }
      if let address = entry.address { byAddress[address, default: []].append(index) }
    }
    entriesByMAC = byMAC
    entriesByAddress = byAddress
  }
}

extension HouseholdNotes {
  /// Whether the user names no network of an address's family: then the packets tell.
  public func leavesOpen(_ address: IPAddress) -> Bool {
    !lan.contains { $0.address.isV4 == address.isV4 }
  }

  /// What the user calls a device, else what a file of theirs does, and which.
  ///
  /// Best first: the household file by MAC, by address, by current name; a static mapping; a lease
  /// that holds; a lease that has ended; a line that names only an address. Of equals the later
  /// line wins. A line about another MAC never names this one, whatever their addresses.
  /// - Parameters:
  ///   - mac: `.none` when the capture's link has no MACs.
  ///   - addresses: all that the device has had.
  ///   - hostNames: what the network calls it: DHCP host names, mDNS names.
  public func name(
    for mac: MACAddress, addresses: [IPAddress], hostNames: [String] = []
  ) -> (name: String, source: HouseholdSource)? {
    guard !devices.isEmpty || !entries.isEmpty else { return nil }
    if let note = note(for: mac, addresses: addresses, hostNames: hostNames), let name = note.name {
      return (name, note.source)
    }
    return entryName(for: mac, addresses: addresses)
  }

  /// What the household file has about a device: found by MAC, else by address, else by name.
  public func note(
    for mac: MACAddress, addresses: [IPAddress], hostNames: [String] = []
  ) -> DeviceNote? {
    guard !devices.isEmpty else { return nil }
    if !mac.isNone, let note = devices.first(where: { $0.macs.contains(mac) }) { return note }
    // A note about certain adapters is not about another one that has their address or name now.
    let others = devices.lazy.filter { mac.isNone || $0.macs.isEmpty }
    if let note = others.first(where: { $0.addresses.contains(where: addresses.contains) }) {
      return note
    }
    let known = knownNames(of: mac, addresses: addresses, and: hostNames)
    return others.first { $0.hostNames.contains { known.contains($0.lowercased()) } }
  }

  /// The group that a device belongs to: the one its note names, else the first group that lists
  /// its MAC, else its name, else the one with the longest prefix that holds an address of its.
  /// - Parameter names: the name it is shown under and those the network knows it by.
  public func group(
    of mac: MACAddress, addresses: [IPAddress], names: [String] = []
  ) -> String? {
    guard !devices.isEmpty || !groups.isEmpty else { return nil }
    let note = note(for: mac, addresses: addresses, hostNames: names)
    if let group = note?.group { return group }
    if !mac.isNone, let group = groups.first(where: { $0.macs.contains(mac) }) { return group.name }
    var known = knownNames(of: mac, addresses: addresses, and: names)
    if let name = note?.name { known.insert(name.lowercased()) }
    if let group = groups.first(where: { $0.names.contains { known.contains($0.lowercased()) } }) {
      return group.name
    }
    return groupOfLongestPrefix(holding: addresses)
  }

  private func groupOfLongestPrefix(holding addresses: [IPAddress]) -> String? {
    var best: (length: Int, group: String)?
    for group in groups {
      for prefix in group.prefixes where addresses.contains(where: prefix.contains) {
        if prefix.length > best?.length ?? -1 { best = (prefix.length, group.name) }
      }
    }
    return best?.group
  }

  private func entryName(
    for mac: MACAddress, addresses: [IPAddress]
  ) -> (name: String, source: HouseholdSource)? {
    var best: (rank: Int, entry: HouseholdEntry, name: String)?
    for entry in entries(for: mac, addresses: addresses) {
      guard let name = entry.name else { continue }
      let rank = entry.mac == nil ? 0 : entry.isStatic ? 3 : entry.address != nil ? 2 : 1
      if rank >= best?.rank ?? 0 { best = (rank, entry, name) }
    }
    return best.map { ($0.name, $0.entry.source) }
  }

  private func knownNames(
    of mac: MACAddress, addresses: [IPAddress], and names: [String]
  ) -> Set<String> {
    let written = entries(for: mac, addresses: addresses).compactMap(\.name)
    return Set((names + written).map { $0.lowercased() })
  }

  /// Lines about this MAC, and lines about one of its addresses that say nothing of another MAC.
  private func entries(for mac: MACAddress, addresses: [IPAddress]) -> [HouseholdEntry] {
    let byMAC = mac.isNone ? [] : entriesByMAC[mac] ?? []
    let byAddress = addresses.flatMap { entriesByAddress[$0] ?? [] }
    return byMAC.map { entries[$0] }
      + byAddress.map { entries[$0] }.filter { mac.isNone || $0.mac == nil }
  }
}
