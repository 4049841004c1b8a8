/// The line of a user's file that says something about the household.
public struct HouseholdSource: Hashable, Sendable {
  /// What sort of file it is; recognised by its content. The raw values are the output's words.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The user's own YAML file.
    case householdFile = "household"
    /// `lease` in ISC dhcpd's dhcpd.leases.
    case dhcpdLease = "dhcpd-lease"
    /// `host` in ISC dhcpd's dhcpd.conf: a static mapping.
    case dhcpdHost = "dhcpd-host"
    /// Kea's memfile of IPv4 leases.
    case keaLease4 = "kea-lease4"
    /// Kea's memfile of IPv6 leases.
    case keaLease6 = "kea-lease6"
    /// dnsmasq's lease file, as OpenWrt and Pi-hole have it.
    case dnsmasqLease = "dnsmasq-lease"
    /// `dhcp-host=` in dnsmasq's configuration: a static mapping.
    case dnsmasqHost = "dnsmasq-host"
    /// `config host` in OpenWrt's /etc/config/dhcp: a static mapping.
    case openWrtHost = "openwrt-host"
    /// ethers(5)
    case ethers
    /// hosts(5)
    case hosts
    /// The neighbour table that `ip neigh` prints.
    case neighbours = "ip-neigh"
    /// The neighbour table that `arp` prints, or /proc/net/arp.
    case arp = "arp-table"
    /// Lines pasted from elsewhere, each with a MAC and an IPv4 address.
    case table
  }

  public let kind: Kind
  /// The path as the user gave it.
  public let file: String
  /// Counted from 1.
  public let line: Int

  public init(kind: Kind, file: String, line: Int) {
    self.kind = kind
    self.file = file
    self.line = line
  }
}
