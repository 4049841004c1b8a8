/// Why a user's file could not be used at all.
public enum HouseholdFileError: Error, Hashable, Sendable {
  case unreadable(file: String)
  /// The limit is in bytes.
  case tooLarge(file: String, limit: Int)
  /// Not one line is of a kind that PhoneHome knows.
  case unrecognised(file: String)
  /// The line is counted from 1.
  case notYAML(file: String, line: Int?, reason: String)
}

extension HouseholdFileError: CustomStringConvertible {
  /// What happened, then the way out.
  public var description: String {
    switch self {
    case .unreadable(let file):
      "Can't read \(quoted(file)). Check that the file exists and that you may read it."
    case .tooLarge(let file, let limit):
      "\(quoted(file)) is larger than \(limit >> 20) MiB. Check that it is the right file."
    case .unrecognised(let file):
      "\(quoted(file)) holds no leases that PhoneHome knows. Give it a lease file of dhcpd, Kea or"
        + " dnsmasq, /etc/ethers, /etc/hosts, the output of 'ip neigh' or 'arp -an', or lines with"
        + " a MAC address, an IPv4 address and a name."
    case .notYAML(let file, let line, let reason):
      "\(quoted(file))\(line.map { ", line \($0)" } ?? "") isn't valid YAML: \(reason). Indent with"
        + " spaces, never tabs, and put names that hold ':' or '#' in quotes."
    }
  }
}
