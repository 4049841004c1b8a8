import Analysis
import Behaviour
import Packets
import Traffic

/// A contact as one of its two ends sees it: the device that is explained.
public struct Dealing: Sendable {
  public let contact: ContactReport
  /// Whether the report files it under the device rather than under the other end.
  public let isOwn: Bool
  /// What the other end is called: a name, else its address.
  public let peer: String
  /// The same, and what else the device called it.
  let peerNames: [String]
  /// The same within a sentence: `the router` where that has no name.
  let peerInSentence: String
  /// The other end's addresses.
  public let peerAddresses: [IPAddress]
  /// The other end's `id`, where it is a device of the home.
  let peerDevice: String?
  let peerIsRouter: Bool
  /// Whether it goes to a group of stations or to all.
  let isToAll: Bool
  /// Whether it is what an FTP server opens that the device had called: no way in, and no call of its own accord.
  let isCallback: Bool

  /// - Parameter callbacks: the report's.
  init(
    _ contact: ContactReport, of device: DeviceReport, in report: Report, _ callbacks: FTPCallbacks
  ) {
    self.contact = contact
    isOwn = contact.device == device.id
    let line = ContactLine(contact, of: device, in: report)
    peer = line.peer
    peerNames = [line.peer] + line.otherNames
    peerDevice = isOwn ? contact.destination.device : contact.device
    let other = peerDevice.flatMap(report.device)
    peerIsRouter = other?.isRouter ?? false
    peerInSentence = other?.labelInSentence.inert ?? line.peer
    peerAddresses = isOwn ? contact.destination.addresses : other?.addresses ?? []
    isToAll = report.goesToGroup(contact)
    isCallback = callbacks.contains(contact)
  }

  var isOutside: Bool { isOwn && !contact.destination.isLocal }
  var isAnswered: Bool { contact.answered > 0 }
  /// Whether anything the device said there was captured, or answered.
  var isSpoken: Bool { isAnswered || (isOwn ? contact.sent : contact.received).packets > 0 }
  var isUnanswered: Bool { behaviour.pattern == .unanswered }
  var behaviour: ContactBehaviour { contact.behaviour }
  var bytes: Int { contact.sent.bytes + contact.received.bytes }

  /// Who began: the device, the other end, or nobody can tell. A first datagram begins nothing where it may be
  /// an answer.
  var began: Side {
    let isKnown = contact.transport == "tcp" || contact.basis != .firstPacket || contact.isToService
    guard isKnown else { return .unknown }
    return isOwn ? contact.initiator : contact.initiator.other
  }

  /// Whether somebody outside came in.
  var comesIn: Bool {
    isOutside && began == .destination && !isCallback && !contact.isFetched
  }

  /// Whether it is a network's own business: names, time, addresses, reachability; not what a device is for.
  var isHousekeeping: Bool {
    guard !isRelay else { return false }
    return contact.transport.hasPrefix("icmp") || contact.transport == "igmp"
      || contact.service.map(Self.housekeeping.contains) ?? false
  }

  /// Whether it holds a connection to a server that hands on what others say to it: TURN over TCP (RFC 8656 §3.1). A question
  /// for one's own address (STUN) is over at once.
  private var isRelay: Bool {
    contact.service == "stun" && contact.transport == "tcp" && isOutside
      && behaviour.pattern == .persistent
  }

  private static let housekeeping: Set<String> = [
    "dhcp", "dhcpv6", "dns", "dns-over-quic", "dns-over-tls", "icmp", "icmpv6", "igmp", "llmnr",
    "mdns", "mld", "nat-pmp", "neighbor-discovery", "netbios-dgm", "netbios-ns", "ntp", "pcp",
    "ping", "ssdp", "stun", "ws-discovery",
  ]

  /// How much of a device's purpose it is likely to be: the most first.
  var weight: Int {
    let place = isOutside ? 40 : isToAll ? 0 : 20
    let purpose = isHousekeeping ? 0 : 100
    let stays =
      behaviour.pattern == .persistent ? 4 : isKeptOpen ? 3 : behaviour.pattern == .polling ? 2 : 0
    return purpose + place + (isAnswered ? 10 : 0) + (isToAll ? 0 : stays)
  }

  /// Whether a connection is kept alive, or stood still when the capture ended: a way in, where others are over.
  private var isKeptOpen: Bool {
    !behaviour.keepalives.isEmpty || behaviour.standing.openAfter > 0
  }

  /// `mqtt.lightco.example (18.196.4.20, port 1883, at AWS Frankfurt)`; where only the country is known, `in Spain`.
  var fullName: String {
    var details: [String] = []
    if let address = peerAddresses.first?.description, address != peer {
      let more = peerAddresses.count - 1
      details.append(address + (more > 0 && isOutside ? " and \(Quantity.count(more)) more" : ""))
    }
    let otherNames = peerNames.dropFirst()
    if !otherNames.isEmpty { details.append("called also \(Array(otherNames).listed(atMost: 2))") }
    // The port is that of whoever was called.
    if began != .destination, let port = contact.port { details.append("port \(port)") }
    let location = contact.destination.locationWords
    if isOutside, !location.isEmpty { details.append(location) }
    return details.isEmpty ? peer : "\(peer) (\(details.joined(separator: ", ")))"
  }

  /// `MQTT`, `TLS`, `UDP`: what they speak.
  var language: String {
    guard let service = contact.service else { return contact.transport.uppercased() }
    return ServiceWords.name(of: service).inert
  }

  /// The same, of what no service is known for with its port: `UDP port 56700`.
  var languageOrPort: String {
    guard contact.service == nil, let port = contact.port else { return language }
    return "\(language) port \(port)"
  }
}

extension Dealing {
  /// The contact that a user's word names: a name or an address, and perhaps a port.
  public static func find(
    _ word: String, of device: DeviceReport, in report: Report
  ) -> Dealing? {
    let subject = Subject(device, in: report, .utc)
    let all = subject.dealings + subject.announcements
    if let found = all.first(where: { $0.isCalled(word) }) { return found }
    guard let colon = word.lastIndex(of: ":"), let port = Int(word[word.index(after: colon)...])
    else { return nil }
    let name = word[..<colon].filter { $0 != "[" && $0 != "]" }
    return all.first { $0.contact.port == port && $0.isCalled(name) }
  }

  private func isCalled(_ word: String) -> Bool {
    if let address = IPAddress(word) { return peerAddresses.contains(address) }
    return peerNames.contains { $0.lowercased() == word.lowercased() }
  }
}

extension ContactReport {
  /// Whether its responder's port is one that a service listens on.
  fileprivate var isToService: Bool { service != nil && transport == "udp" }
}
