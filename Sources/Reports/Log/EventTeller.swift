import Packets
import Traffic

/// Tells events in words: who did what.
///
/// It knows names as they were at each moment, and tells a tie of address and station once.
struct EventTeller: Sendable {
  /// An event in words. Nothing in it is safe to print as it is: names come from the network.
  struct Sentence: Sendable {
    var subject: IPAddress?
    var subjectMAC: MACAddress
    var who: String
    var what: String
  }

  private(set) var names: NameBook
  private var knownTies: Set<Party> = []
  private var knownProbes: Set<Party> = []
  private static let tieBound = 65_536

  let secrets: Secrets
  /// Whether packets before those that are told of were left out.
  private let beginsLate: Bool

  init(_ names: NameBook, _ secrets: Secrets = .masked, beginsLate: Bool = false) {
    self.names = names
    self.beginsLate = beginsLate
    self.secrets = secrets
  }

  /// Learns what an event says of names, and tells nothing.
  mutating func learn(_ event: TrafficEvent) { names.learn(event) }

  /// The event in words; nil for one that says nothing new, or that others tell.
  mutating func tell(_ event: TrafficEvent) -> Sentence? {
    // What ARP ties together is compared with what was known before it.
    if case .arp(let packet, _, _) = event.kind {
      defer { names.learn(event) }
      return tell(packet)
    }
    names.learn(event)
    switch event.kind {
    case .began(let flow): return sentence(flow, whatBegan(flow))
    case .askedAgain(let flow, let attempts):
      return sentence(
        flow, "SYN to \(responder(of: flow)) unanswered (\(Quantity.ordinal(attempts)) try)")
    case .answered(let flow): return sentence(flow, whatAnswered(flow, at: event.time))
    case .probed(let flow, let fromOriginator):
      return sentence(flow, whatProbed(flow, fromOriginator: fromOriginator))
    case .ended(let flow): return sentence(flow, whatEnded(flow))
    case .goesOn(let flow): return sentence(flow, whatGoesOn(flow))
    case .marked(let text): return tell(mark: text)
    case .reacted(let reaction): return tell(reaction)
    case .dns(let transaction): return tell(transaction)
    case .dhcp(let transaction): return tell(transaction)
    case .session(let record, let flow): return tell(record, flow)
    case .weird(_, let sender, let flow): return tellWeird(by: sender, flow)
    case .wiFi(let event): return tell(event)
    case .refused(let message, let address, let mac): return tell(message, address, mac)
    case .left, .arp: return nil
    }
  }

  // MARK: Flows

  private func sentence(_ flow: Flow, _ what: String?) -> Sentence? {
    what.map { what in
      Sentence(
        subject: flow.originatorAddress, subjectMAC: flow.originatorMAC,
        who: name(of: flow.originatorAddress, flow.originatorMAC), what: what)
    }
  }

  /// Of UDP the first packet may be the responder's: ports tell who that is.
  private func whatBegan(_ flow: Flow) -> String? {
    guard !flow.isToldByMessages else { return nil }
    let peer = responder(of: flow)
    switch flow.key.kind {
    case .tcp: return whatBeganTCP(flow, peer)
    case .udp:
      return (flow.originator.packets > 0 ? "sends to " : "receives from ") + peer
        + flow.serviceNote
    case .icmp, .icmpv6:
      return flow.isEcho ? "pings \(peer)" : "sends \(flow.icmpName) to \(peer)"
    default: return "sends \(flow.protocolName) to \(peer)"
    }
  }

  private func whatBeganTCP(_ flow: Flow, _ peer: String) -> String {
    switch flow.initiator.basis {
    case .syn: "connects to \(peer)" + flow.serviceNote
    case .synAck: "connects to \(peer)" + flow.serviceNote + ", concluded from the answer"
    default:
      "is in touch with \(peer) already" + flow.serviceNote + ": \(Lateness.words(beginsLate))"
    }
  }

  private func whatAnswered(_ flow: Flow, at time: Int64) -> String? {
    guard !flow.isToldByMessages, flow.key.kind != .otherIP else { return nil }
    if flow.key.kind == .tcp {
      // A refusal is told by the end; without the SYN it is no answer to anything seen.
      guard flow.initiator.basis == .syn, flow.connectionState != .rej else { return nil }
    }
    return "is answered by \(responder(of: flow)) in \(Quantity.duration(time - flow.first))"
  }

  private func whatProbed(_ flow: Flow, fromOriginator: Bool) -> String {
    let peer = responder(of: flow)
    return fromOriginator
      ? "probes whether \(peer) is still there (TCP keepalive)"
      : "is probed by \(peer), whether it is still there (TCP keepalive)"
  }

  private func whatEnded(_ flow: Flow) -> String {
    let peer = responder(of: flow)
    let time = Quantity.duration(flow.last - flow.first)
    let wasOpened = [.syn, .synAck].contains(flow.initiator.basis)
    let counts =
      (wasOpened ? " after \(time)" : ", \(time) after \(Lateness.joining(beginsLate))")
      + ", sent \(Quantity.bytes(flow.originator.bytes)), "
      + "received \(Quantity.bytes(flow.responder.bytes))"
    return switch flow.connectionState {
    case .rej: "is refused by \(peer)"
    case .rsto, .rstos0: "resets its connection to \(peer)" + counts
    case .rstr, .rstrh: "is reset by \(peer)" + counts
    default: "ends with \(peer)" + counts
    }
  }

  private func tell(
    _ refusal: ICMPUnreachable, _ address: IPAddress, _ mac: MACAddress
  ) -> Sentence {
    let target = name(
      of: refusal.destination, .none, for: Party(mac: .none, address: refusal.source))
    let service = refusal.destinationPort > 0 ? endPoint(target, refusal.destinationPort) : target
    let transport = IPProtocolName.of(.otherIP, number: refusal.protocolNumber)
    return Sentence(
      subject: address, subjectMAC: mac, who: name(of: address, mac),
      what: "refuses \(transport) of \(name(of: refusal.source, .none)) to \(service): "
        + refusal.reason.replacing("-", with: " "))
  }

  // MARK: Names

  /// The responder as the originator knows it, with its port.
  func responder(of flow: Flow) -> String {
    let address = flow.responderAddress
    let name = name(
      of: address, flow.responderMAC,
      for: Party(mac: flow.originatorMAC, address: flow.originatorAddress))
    guard flow.key.kind == .tcp || flow.key.kind == .udp else { return name }
    return endPoint(name, flow.responderPort)
  }

  /// The name of an address, else the address.
  func name(of address: IPAddress, _ mac: MACAddress, for asker: Party? = nil) -> String {
    names.name(of: address, mac: mac, for: asker) ?? address.description
  }

  // MARK: ARP and oddities

  private mutating func tell(_ packet: ARPPacket) -> Sentence? {
    guard let mac = packet.senderMAC, let sender = packet.senderIP, !mac.isNone else { return nil }
    if packet.isProbe, let target = packet.targetIP {
      guard Self.remember(Party(mac: mac, address: target), in: &knownProbes) else { return nil }
      return Sentence(
        subject: nil, subjectMAC: mac, who: names.name(of: mac) ?? mac.description,
        what: "asks whether \(target) is free")
    }
    guard !sender.isUnspecified, Self.remember(Party(mac: mac, address: sender), in: &knownTies)
    else { return nil }
    let previous = names.owner(of: sender)
    let vendor = MACVendors.vendor(of: mac).map { " (\($0))" } ?? ""
    let verb = previous == nil || previous == mac ? "is at" : "is now at"
    let before = previous == nil || previous == mac ? "" : ", before at \(previous ?? mac)"
    return Sentence(
      subject: sender, subjectMAC: mac, who: name(of: sender, mac),
      what: "\(verb) \(mac)\(vendor)\(before)" + (packet.isAnnouncement ? ", it announces" : ""))
  }

  private static func remember(_ party: Party, in known: inout Set<Party>) -> Bool {
    known.count < tieBound && known.insert(party).inserted
  }

  private func tellWeird(by sender: Sender, _ flow: FlowReference) -> Sentence {
    sentence(
      flow, by: sender,
      "sends \(name(of: sender.other, in: flow)) a packet whose headers, as captured, "
        + "contradict each other or its length")
  }
}

/// A name or address with a port: `[2001:db8::1]:443`.
func endPoint(_ name: String, _ port: UInt16) -> String {
  name.utf8.contains(UInt8(ascii: ":")) ? "[\(name)]:\(port)" : "\(name):\(port)"
}
