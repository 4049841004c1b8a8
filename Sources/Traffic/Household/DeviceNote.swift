import Packets

/// What the user wrote about one device: how to recognise it, and what it is.
public struct DeviceNote: Hashable, Sendable {
  /// Its adapters: one for Wi-Fi and one for the cable are one device.
  public let macs: [MACAddress]
  public let addresses: [IPAddress]
  /// Names by which the network knows it (DHCP, DNS, a lease file); compared without case.
  public let hostNames: [String]
  /// What the user calls it.
  public let name: String?
  /// A word of the user's own: bulb, camera, vacuum.
  public let type: String?
  public let group: String?
  public let source: HouseholdSource

  public init(
    macs: [MACAddress], addresses: [IPAddress], hostNames: [String], name: String?, type: String?,
    group: String?, source: HouseholdSource
  ) {
    self.macs = macs
    self.addresses = addresses
    self.hostNames = hostNames
    self.name = name
    self.type = type
    self.group = group
    self.source = source
  }
}
