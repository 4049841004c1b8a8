import Behaviour
import Packets
import Traffic

/// Which devices answer the door.
extension Report {
  /// Says of each device at which ports it lets others in, and by which ways it can be told to do something.
  ///
  /// A door is a TCP port at which a connection was answered whose beginner is known well enough (``ContactReport/isSurelyBegun``),
  /// or a UDP port at which a recognised service answered. Services by which the home finds itself are none, nor are the ports
  /// at which an FTP server calls back. Where others only tell of something, nobody tells a device what to do: at such doors it
  /// can't be.
  mutating func describeDoors() {
    let callbacks = FTPCallbacks(in: self)
    var entrances: [String: Entrances] = [:]
    for index in contacts.indices {
      if contacts[index].isStanding, contacts[index].has(.begunByDevice) {
        entrances[contacts[index].device, default: Entrances()].isStanding = true
      }
      guard let host = contacts[index].hostOfDoor, !callbacks.contains(contacts[index]) else {
        continue
      }
      let place = DoorPlace(contacts[index])
      entrances[host, default: Entrances()].doors[place, default: Door(place)].add(contacts[index])
      if !contacts[index].comesFromOutside, !contacts[index].carriesOnlyEvents {
        entrances[host]?.isCommandable = true
      }
    }
    for index in devices.indices {
      let own = entrances[devices[index].id]
      devices[index].doors = own?.sortedDoors ?? []
      devices[index].controlPaths =
        own?.controlPaths(ofGeneralPurpose: devices[index].isGeneralPurpose) ?? []
    }
  }
}

/// Where one device can be reached.
private struct Entrances {
  var doors: [DoorPlace: Door] = [:]
  /// Whether it keeps a connection to the outside.
  var isStanding = false
  /// Whether others of the home come in who may tell it what to do.
  var isCommandable = false

  var sortedDoors: [Door] {
    doors.values.sorted { ($0.transport, $0.port) < ($1.transport, $1.port) }
  }

  func controlPaths(ofGeneralPurpose isGeneralPurpose: Bool) -> [ControlPath] {
    var paths: [ControlPath] = []
    if isCommandable { paths.append(.home) }
    // What a computer or phone keeps open is for its user.
    if isStanding, !isGeneralPurpose { paths.append(.cloud) }
    if doors.values.contains(where: { $0.fromOutside > 0 }) { paths.append(.internet) }
    return paths
  }
}

private struct DoorPlace: Hashable {
  let transport: String
  let port: Int

  init(_ contact: ContactReport) {
    transport = contact.transport
    port = contact.port ?? 0
  }
}

extension Door {
  fileprivate init(_ place: DoorPlace) {
    self.init(transport: place.transport, port: place.port, service: nil)
  }

  fileprivate mutating func add(_ contact: ContactReport) {
    service = [service, contact.service].compactMap { $0 }.min()
    if contact.comesFromOutside {
      fromOutside += contact.answered
    } else {
      fromHome += contact.answered
    }
    evidence = Array(Set(evidence + contact.evidence.prefix(1)).sorted().prefix(EvidenceList.bound))
  }
}

extension ContactReport {
  /// Whether all requests that were read only tell of something, and answer what the other side subscribed to (UPnP Device
  /// Architecture 2.0 §4.3).
  public var carriesOnlyEvents: Bool {
    guard let events = facts.entry(.eventNotification, "notify") else { return false }
    return service == "http"
      && facts.values(of: .httpHost).reduce(0) { $0 + $1.totals.count } <= events.totals.count
  }

  /// Whether it carries what was asked for over another contact: nobody comes in by it, or tells anybody what to do.
  public var isFetched: Bool { basis == .request }

  fileprivate var comesFromOutside: Bool { has([.begunByDestination, .outside]) }

  /// Services by which a home finds itself, and names and addresses are handed out: nobody comes in there.
  private static let housekeeping: Set<String> = [
    "mdns", "llmnr", "ssdp", "dhcp", "dhcpv6", "netbios-ns", "netbios-dgm", "ntp", "dns", "stun",
    "ws-discovery", "rtp", "quic", "nat-pmp", "pcp",
  ]

  /// The device at whose door somebody was let in, by its `id`.
  fileprivate var hostOfDoor: String? {
    // Most are no doors for what is kept beside them: whom a device calls outside is none of the home's.
    guard has(.answered), !has([.begunByDevice, .outside]), port != nil, !isFetched else {
      return nil
    }
    switch transport {
    case "tcp": guard isSurelyBegun else { return nil }
    case "udp":
      guard tells(of: .service), let service, !Self.housekeeping.contains(service) else {
        return nil
      }
    default: return nil
    }
    switch initiator {
    case .device: return destination.device
    case .destination: return destination.isLocal || transport == "tcp" ? device : nil
    case .unknown: return nil
    }
  }
}
