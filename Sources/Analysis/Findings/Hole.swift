import Behaviour
import Packets
import Traffic

/// A port of a device at which the internet came in.
struct Hole {
  /// What lets it in, as far as it is known.
  enum Cause: Hashable {
    /// The device, or another, had asked the router for it (UPnP IGD, NAT-PMP, PCP).
    case portMapping(asker: String)
    /// IPv4, and nobody was seen to ask for it: set up in the router.
    case portForward
    /// A global IPv6 address needs no mapping: only a firewall would keep anybody out.
    case ipv6
  }

  let device: String
  let cause: Cause
  /// Whoever came in there: contacts to the same port of the device.
  let contacts: [ContactReport]

  /// Connections that were answered.
  var count: Int { contacts.reduce(0) { $0 + $1.answered } }

  /// `port 8554 (RTSP)`
  var portWords: String { contacts[0].portWords }

  /// `198.51.100.7 and 203.0.113.9 came in 12 times`
  var callerWords: String {
    let callers = contacts.map(\.destination.label).listed(atMost: 2)
    return "\(callers) came in \(Quantity.times(count))"
  }

  var evidence: [Evidence] { contacts.map(\.evidence).inTurn }

  /// Whether what crosses there can be read.
  var isReadable: Bool {
    contacts.contains(where: \.encryption.isReadable)
  }

  /// Whether whoever comes in there can switch or rule the device: commands in the clear, or a log-in that no one
  /// should offer to the internet.
  var isGrave: Bool {
    contacts.contains { contact in
      guard let service = contact.service else { return false }
      return isReadable && CommandServices.direct.contains(service)
        || ["telnet", "adb"].contains(service)
    }
  }
}

extension Report {
  /// Every hole: inbound TCP connections from the internet that were answered, of which it is known well enough who
  /// began. What an FTP server calls back is no hole.
  func holes() -> [Hole] {
    let mappings = mappingsByTarget()
    let callbacks = FTPCallbacks(in: self)
    return contacts(bySubject: { contacts[$0].isLetIn ? contacts[$0].device : nil }).flatMap {
      device, _, all in
      let entries = all.filter { !callbacks.contains($0) }
      let ports = Dictionary(grouping: entries.indices) { entries[$0].port ?? 0 }
      return ports.sorted { $0.key < $1.key }.flatMap { _, places -> [Hole] in
        let here = places.map { entries[$0] }
        let overV6 = here.filter { $0.destination.addresses.allSatisfy(\.isV6) }
        let overV4 = here.filter { !$0.destination.addresses.allSatisfy(\.isV6) }
        return [
          hole(of: device, overV4, otherwise: .portForward, mappings),
          hole(of: device, overV6, otherwise: .ipv6, mappings),
        ].compactMap { $0 }
      }
    }
  }

  private func hole(
    of device: String, _ contacts: [ContactReport], otherwise cause: Hole.Cause,
    _ mappings: [(asker: String, target: String, mapping: PortMappingClaim)]
  ) -> Hole? {
    guard let first = contacts.first else { return nil }
    let asked = mappings.first { $0.target == device && $0.mapping.leads(to: first) }
    return Hole(
      device: device, cause: asked.map { .portMapping(asker: $0.asker) } ?? cause,
      contacts: contacts)
  }

  /// Every port mapping, by whom it was asked for, and to which device it leads.
  private func mappingsByTarget() -> [(asker: String, target: String, mapping: PortMappingClaim)] {
    let mappings = portMappings()
    guard !mappings.isEmpty else { return [] }
    var owners: [IPAddress: String] = [:]
    for device in devices {
      for address in device.addresses { owners[address] = owners[address] ?? device.id }
    }
    return mappings.compactMap { mapping in
      mapping.claim.inside.map { inside in
        (mapping.asker, owners[inside.address] ?? mapping.asker, mapping.claim)
      }
    }
  }
}
