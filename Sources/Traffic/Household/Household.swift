import Packets

/// Who lives in the home: its devices, its gateway and its own prefixes.
public struct Household: Sendable {
  public struct Device: Sendable {
    /// ``MACAddress/none`` where the capture has no MAC of it.
    public let mac: MACAddress
    /// In order; those it was seen with, or that were told to be its.
    public let addresses: [IPAddress]
    /// Those that a DHCP server only offered it, or that it gave up: not its own, but what is sent there under its MAC is for it.
    let offered: [IPAddress]
    /// Whether packets from elsewhere came under its MAC.
    public let isRouter: Bool
    /// The station that passes on what it sends, where it is not heard itself; nil where none does.
    public let relay: MACAddress?

    /// Its MAC, or its address where there is none.
    public let id: String

    init(
      mac: MACAddress, addresses: [IPAddress], offered: [IPAddress] = [], isRouter: Bool = false,
      relay: MACAddress? = nil
    ) {
      self.offered = offered
      self.mac = mac
      self.addresses = addresses
      self.isRouter = isRouter
      self.relay = relay
      id = mac.isNone ? addresses.first?.description ?? "unknown" : mac.description
    }
  }

  /// The home's own prefixes, in order.
  public let lan: [IPPrefix]
  /// The device that leads out of the home; an index into `devices`.
  public let gateway: Int?
  /// By MAC, then those without one by address.
  public let devices: [Device]
  /// Whether it is seen from its provider's side: the one device is the router, and stands for all behind it.
  public let isSeenFromOutside: Bool

  /// The directed broadcast addresses of `lan`, and of networks that single devices had to themselves.
  private let broadcasts: Set<IPAddress>
  private let byMAC: BoundedTable<MACAddress, Int>
  private let byAddress: BoundedTable<IPAddress, Int>

  init(
    lan: [IPPrefix], broadcasts: Set<IPAddress>, gatewayMAC: MACAddress?, devices: [Device],
    isSeenFromOutside: Bool = false
  ) {
    self.lan = lan
    self.devices = devices
    self.broadcasts = broadcasts
    self.isSeenFromOutside = isSeenFromOutside
    var byMAC = BoundedTable<MACAddress, Int>(bound: devices.count)
    var byAddress = BoundedTable<IPAddress, Int>(
      bound: devices.reduce(0) { $0 + $1.addresses.count })
    for (index, device) in devices.enumerated() {
      if !device.mac.isNone { byMAC.add(device.mac, index) { $0 = $1 } }
      for address in device.addresses { byAddress.add(address, index) { _, _ in } }
    }
    self.byMAC = byMAC
    self.byAddress = byAddress
    gateway = gatewayMAC.flatMap { byMAC[$0] }
  }

  /// Whether an address names a group of stations, not one.
  public func isGroup(_ address: IPAddress) -> Bool {
    address.isMulticast || address.isLimitedBroadcast
      || address.mayBeBroadcast && broadcasts.contains(address)
  }

  /// The device that a party is; nil for one outside the home, or for a group of stations.
  public func device(of party: Party) -> Int? {
    if let index = byMAC[party.mac] {
      // Without a copy of the device: this is asked of every contact.
      if party.address.isUnspecified || devices[index].addresses.contains(party.address)
        || devices[index].offered.contains(party.address)
      {
        return index
      }
    }
    return byAddress[party.address]
  }
}
