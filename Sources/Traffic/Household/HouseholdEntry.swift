import Packets

/// What one lease, static mapping or table line says: this adapter, this address, this name.
public struct HouseholdEntry: Hashable, Sendable {
  /// Nil where the file has none: /etc/hosts, IPv6 leases.
  public let mac: MACAddress?
  /// Nil where the file has none, or no longer: /etc/ethers, a lease that has ended.
  public let address: IPAddress?
  /// As the file has it, control characters included.
  public let name: String?
  public let source: HouseholdSource
  /// Whether somebody wrote it by hand, rather than a server as leases came and went.
  public let isStatic: Bool

  public init(
    mac: MACAddress?, address: IPAddress?, name: String?, source: HouseholdSource, isStatic: Bool
  ) {
    self.mac = mac
    self.address = address
    self.name = name
    self.source = source
    self.isStatic = isStatic
  }
}
