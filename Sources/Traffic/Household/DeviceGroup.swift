import Packets

/// Devices that the user wants to see together: the lights, one VLAN.
public struct DeviceGroup: Hashable, Sendable {
  public let name: String
  /// Whoever has an address in these belongs to it.
  public let prefixes: [IPPrefix]
  public let macs: [MACAddress]
  /// Names of its devices; compared without case.
  public let names: [String]
  public let source: HouseholdSource

  public init(
    name: String, prefixes: [IPPrefix], macs: [MACAddress], names: [String],
    source: HouseholdSource
  ) {
    self.name = name
    self.prefixes = prefixes
    self.macs = macs
    self.names = names
    self.source = source
  }
}
