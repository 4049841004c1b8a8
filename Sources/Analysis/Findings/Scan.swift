import Behaviour
import Packets
import Traffic

/// Many doors tried at once, and none of them opened.
///
/// Definition, after Zeek's `misc/scan` and its thresholds: within five minutes TCP connections to 15 ports of one
/// host, or to one port of 25 hosts, none of which was answered. Whom it found is not part of it. Ports of the web are
/// left out of the latter: where the way out is closed, anybody's apps knock there at as many places.
struct Scan {
  enum Kind: Hashable {
    /// Ports of one host, by its label.
    case ports(of: String)
    /// Hosts at one port.
    case hosts(at: Int)
  }

  let kind: Kind
  /// In order of their beginnings, each another port or host.
  let contacts: [ContactReport]

  private static let hostsLeast = 25
  private static let webPorts: Set = [80, 443]
  /// Where worms look for machines to take: SSH, Telnet, SMB, RDP, ADB and TR-069 (Antonakakis et al., "Understanding the Mirai
  /// Botnet", USENIX Security 2017, §4).
  private static let wormPorts: Set = [22, 23, 445, 2323, 3389, 5555, 7547]
  /// In nanoseconds.
  private static let interval: Int64 = 300_000_000_000

  /// Those that tried most first.
  ///
  /// - Parameter calls: a device's own.
  static func all(in calls: [VainCall]) -> [Scan] {
    guard calls.count >= Finding.portsOfScan else { return [] }
    // Their places among the calls.
    var byKind: [Kind: [Int]] = [:]
    for (place, call) in calls.enumerated() {
      guard let port = call.contact.scannedPort else { continue }
      byKind[.ports(of: call.label), default: []].append(place)
      if !webPorts.contains(port) { byKind[.hosts(at: port), default: []].append(place) }
    }
    return byKind.compactMap { kind, places in
      let least = if case .ports = kind { Finding.portsOfScan } else { hostsLeast }
      guard places.count >= least else { return nil }
      let contacts = places.map { calls[$0].contact }
      let scan = Scan(kind: kind, contacts: contacts.sorted { $0.first < $1.first })
      return scan.isQuick(least) ? scan : nil
    }.sorted { left, right in
      left.contacts.count == right.contacts.count
        ? left.words < right.words : left.contacts.count > right.contacts.count
    }
  }

  /// Whether so many were tried within the interval.
  private func isQuick(_ least: Int) -> Bool {
    contacts.indices.dropFirst(least - 1).contains {
      contacts[$0].first - contacts[$0 - (least - 1)].first <= Self.interval
    }
  }

  /// Whether it looks for machines that are open to worms.
  var isForWormsDoors: Bool {
    if case .hosts(let port) = kind { Self.wormPorts.contains(port) } else { false }
  }
  var isLocal: Bool { contacts.allSatisfy(\.destination.isAtPrivateAddress) }

  /// `994 ports of 64.13.134.52`, `port 23 (Telnet) of 128 places`
  var words: String {
    switch kind {
    case .ports(let host): "\(Quantity.count(contacts.count)) ports of \(host)"
    case .hosts: "\(contacts[0].portWords) of \(Quantity.count(contacts.count)) places"
    }
  }
}

extension ContactReport {
  /// The port that a scan would try so: over TCP, and begun with a SYN.
  fileprivate var scannedPort: Int? { has(.overTCP) && basis == .syn ? port : nil }
}

extension VainCall {
  /// Whether it is told by scans of these kinds: by the host, or the port, that was scanned.
  func isPart(of scans: Set<Scan.Kind>) -> Bool {
    guard !scans.isEmpty, let port = contact.scannedPort else { return false }
    return scans.contains(.hosts(at: port)) || scans.contains(.ports(of: label))
  }
}
