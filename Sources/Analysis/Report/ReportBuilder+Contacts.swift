import Behaviour
import Packets
import Traffic

/// From dealings between addresses to a device's contacts with named services.
extension ReportBuilder {
  /// The device it is, else its name where the device asked for one, else its address.
  private enum Place: Hashable, Sendable {
    case device(String)
    case name(String)
    case address(IPAddress)

    init(_ destination: ContactReport.Destination) {
      if let device = destination.device {
        self = .device(device)
      } else if let name = destination.name {
        self = .name(name)
      } else {
        self = .address(destination.addresses[0])
      }
    }
  }

  /// What contacts of a device are told apart by.
  private struct Key: Hashable {
    let kind: DecodedPacket.Kind
    let protocolNumber: UInt8
    let port: UInt16
    /// Of whatever has no ports: its messages are told apart by what they are.
    let service: String?
    let destination: Place
    var side: ContactReport.Side

    init(_ key: ContactKey, _ contact: ContactReport) {
      kind = key.kind
      protocolNumber = key.protocolNumber
      port = contact.port.map { UInt16(truncatingIfNeeded: $0) } ?? 0
      service = contact.port == nil ? contact.service : nil
      destination = Place(contact.destination)
      side = contact.initiator
    }

    /// By less than tells keys apart, since it is made for each of tens of thousands: few differ in the rest.
    func hash(into hasher: inout Hasher) {
      hasher.combine(
        UInt64(kind.rawValue) << 32 | UInt64(protocolNumber) << 24 | UInt64(port) << 8
          | (side == .device ? 1 : side == .destination ? 2 : 0))
      switch destination {
      case .device(let text), .name(let text): hasher.combine(text)
      case .address(let address): hasher.combine(address)
      }
    }

    /// Of a connection of which nobody knows who began it: the same, begun by the device. Nil for all others.
    var begunByDevice: Key? {
      guard side == .unknown, kind == .tcp || kind == .udp else { return nil }
      var key = self
      key.side = .device
      return key
    }
  }

  /// Who in the home has to do with a contact.
  private struct Ends: Sendable {
    let client: Int?
    let server: Int?
    /// Whose it is: the client's, where that is a device of the home, else the server's.
    let owner: Int?
  }

  /// How long before a connection a question for its address's name still counts as leading to it.
  static let questionLeadsTo: Int64 = 600_000_000_000

  /// The contacts of each device, in the household's order, and what they tell; of each device by bytes, most first.
  func contactsByDevice() -> (contacts: [[ContactReport]], digests: [ContactDigest]) {
    let ends = summary.contacts.indices.concurrentMap { self.ends(ofPart: $0) }
    var parts = Array(repeating: [Int](), count: household.devices.count)
    for part in ends.indices {
      if let owner = ends[part].owner { parts[owner].append(part) }
    }
    // From the last: taken out of their end then, none is copied.
    var made = parts.indices.concurrentMap(inPartsOf: 1) { [parts] place in
      let device = parts.count - 1 - place
      let contacts = self.contacts(of: device, parts[device], ends)
      return (contacts: contacts, digest: ContactDigest(contacts, in: household))
    }
    var contacts: [[ContactReport]] = []
    contacts.reserveCapacity(made.count)
    var digests: [ContactDigest] = []
    digests.reserveCapacity(made.count)
    while let next = made.popLast() {
      contacts.append(next.contacts)
      digests.append(next.digest)
    }
    return (contacts, digests)
  }

  /// - Parameter part: where the summary has the contact.
  private func ends(ofPart part: Int) -> Ends {
    let key = summary.contacts.keys[part]
    let (client, server) = (household.device(of: key.client), household.device(of: key.server))
    guard let client, let server else {
      return Ends(client: client, server: server, owner: client ?? server)
    }
    let isFlipped = judge(part).isFlipped
    return Ends(client: client, server: server, owner: isFlipped ? server : client)
  }

  /// - Parameters:
  ///   - parts: where the summary has dealings of the device with others.
  ///   - ends: those of all contacts.
  private func contacts(of device: Int, _ parts: [Int], _ ends: [Ends]) -> [ContactReport] {
    // Many devices have one.
    guard parts.count > 1 else { return parts.map { contact($0, ends[$0], of: device) } }
    var merged: [Key: Int] = [:]
    merged.reserveCapacity(parts.count)
    var contacts: [ContactReport] = []
    contacts.reserveCapacity(parts.count)
    // In any order: parts of a contact add up alike, and are sorted then.
    for (number, part) in parts.enumerated() {
      prefetch(parts, after: number)
      let contact = contact(part, ends[part], of: device)
      let key = Key(summary.contacts.keys[part], contact)
      let index = merged.value(of: key, ifNone: contacts.count)
      if index < contacts.count {
        contacts[index].merge(contact)
      } else {
        contacts.append(contact)
      }
    }
    // Whoever is known to call a place at a port called it there before, too: at another of its addresses.
    var told: Set<Int> = []
    for (key, index) in merged {
      guard let called = key.begunByDevice.flatMap({ merged[$0] }) else { continue }
      contacts[called].merge(contacts[index])
      told.insert(index)
    }
    if !told.isEmpty {
      contacts = contacts.indices.filter { !told.contains($0) }.map { contacts[$0] }
    }
    guard contacts.count > 1 else { return contacts }
    // Sorting numbers is cheaper than moving contacts about.
    let sizes = contacts.map { $0.sent.bytes + $0.received.bytes }
    let order = contacts.indices.sorted { left, right in
      sizes[left] == sizes[right]
        ? Self.precedes(contacts[left], contacts[right]) : sizes[left] > sizes[right]
    }
    contacts.reorder(order)
    return contacts
  }

  /// Asks for the next of a device's dealings ahead: the summary has them in the order in which they were over.
  private func prefetch(_ parts: [Int], after number: Int) {
    if number + 2 < parts.count { summary.contacts.values.prefetch(at: parts[number + 2]) }
    if number + 1 < parts.count { summary.prefetchHeld(ofContact: parts[number + 1]) }
  }

  /// What is of one size is told apart by the rest.
  private static func precedes(_ left: ContactReport, _ right: ContactReport) -> Bool {
    if left.transport != right.transport { return left.transport < right.transport }
    let ports = (left.port ?? 0, right.port ?? 0)
    if ports.0 != ports.1 { return ports.0 < ports.1 }
    let addresses = (left.destination.addresses[0], right.destination.addresses[0])
    if addresses.0 != addresses.1 { return addresses.0 < addresses.1 }
    let names = (left.destination.name ?? "", right.destination.name ?? "")
    if names.0 != names.1 { return names.0 < names.1 }
    return (left.initiator.rawValue, left.service ?? "")
      < (right.initiator.rawValue, right.service ?? "")
  }

  /// Who began, when the names asked for are heard too.
  ///
  /// - Parameter part: where the summary has the contact, of which this takes little: the whole of tens of thousands is long to copy.
  private func judge(_ part: Int) -> (basis: Initiator.Basis, isFlipped: Bool) {
    let basis = summary.contacts.values[part].basis
    guard basis > .firstPayload else { return (basis, false) }
    let key = summary.contacts.keys[part]
    // What refuses a packet begins nothing.
    if Self.isError(key) { return (.none, false) }
    let clientPort = summary.contacts.values[part].clientPort
    let known = initiators.judge(key, basis, from: clientPort)
    guard !known.isFlipped, known.basis == basis else { return known }
    let first = summary.contacts.values[part].first
    if hadAsked(key.client, for: key.server, before: first) { return (.dns, false) }
    if basis != .port, hadAsked(key.server, for: key.client, before: first) {
      return (.dns, true)
    }
    // Of connections that nobody knows who began, the other end's port says more than the device's own.
    let isFromOutside =
      household.device(of: key.client) == nil && household.device(of: key.server) != nil
    // Behind NAT a first packet from outside is most likely an answer to one that was not captured.
    let isUnknown =
      basis == .none
      || basis == .firstPacket && key.kind == .udp && isFromOutside
        && (key.server.address.isPrivate || household.isSeenFromOutside) && key.server.address.isV4
    return (isUnknown ? .none : basis, isUnknown && isFromOutside && clientPort != 0)
  }

  private static func isError(_ key: ContactKey) -> Bool {
    switch key.kind {
    case .icmp: ICMPType.isError(key.port)
    case .icmpv6: ICMPType.isErrorV6(key.port)
    default: false
    }
  }

  private func hadAsked(_ asker: Party, for other: Party, before time: Int64) -> Bool {
    let bindings = summary.passiveDNS.bindings[
      PassiveDNS.Key(asker: asker.address, address: other.address)]
    return bindings?.entries.contains { _, binding in
      binding.first <= time && time - binding.last <= Self.questionLeadsTo
    } ?? false
  }

  /// What dealings between two addresses are to a device.
  ///
  /// - Parameter part: where the summary has them.
  private func contact(_ part: Int, _ ends: Ends, of device: Int) -> ContactReport {
    let key = summary.contacts.keys[part]
    let judged = judge(part)
    let client = judged.isFlipped ? key.server : key.client
    let server = judged.isFlipped ? key.client : key.server
    let clientDevice = judged.isFlipped ? ends.server : ends.client
    let serverDevice = judged.isFlipped ? ends.client : ends.server
    let deviceBegan = clientDevice != nil
    let other = deviceBegan ? server : client
    let otherDevice = deviceBegan ? serverDevice : nil
    let deviceIsKeysClient = deviceBegan != judged.isFlipped
    let flaws = summary.contacts.values[part].captureFlaws
    var fromClient = summary.contacts.values[part].fromClient
    var fromServer = summary.contacts.values[part].fromServer
    if isMirroredTwice {
      fromClient = fromClient - flaws.clientCopies
      fromServer = fromServer - flaws.serverCopies
    }
    let hasPorts = key.kind == .tcp || key.kind == .udp
    let side: ContactReport.Side =
      judged.basis == .none ? .unknown : deviceBegan ? .device : .destination
    let port = hasPorts ? calledPort(part, isFlipped: judged.isFlipped) : nil
    let facts = summary.contacts.values[part].facts
    let known = facts.service
    // Each file goes to a port of its own.
    let isTransfer = known == "ftp-data" || known == "tftp" && port != Int(TFTPMessage.port)
    let contact = ContactReport.Contents(
      device: household.devices[device].id,
      service: known ?? Self.service(key, port),
      transport: Self.transport(key), port: isTransfer ? nil : port,
      destination: destination(
        other, otherDevice, of: device, at: summary.contacts.values[part].first,
        facts: deviceBegan && !judged.isFlipped ? facts : FlowFacts()),
      initiator: side, basis: judged.basis,
      unanswered: Int(summary.contacts.values[part].unanswered),
      flows: Int(summary.contacts.values[part].flows),
      answered: Int(summary.contacts.values[part].answered),
      refused: Int(summary.contacts.values[part].refused),
      retransmissions: Int(summary.contacts.values[part].retransmissions), facts: facts,
      rhythm: deviceIsKeysClient
        ? summary.contacts.values[part].rhythm : summary.contacts.values[part].rhythm.flipped,
      activeMinutes: summary.contacts.values[part].activeMinutes,
      refusals: refusals(key, isFlipped: judged.isFlipped),
      sent: deviceIsKeysClient ? fromClient : fromServer,
      received: deviceIsKeysClient ? fromServer : fromClient,
      missedSent: deviceIsKeysClient ? flaws.missedFromClient : flaws.missedFromServer,
      missedReceived: deviceIsKeysClient ? flaws.missedFromServer : flaws.missedFromClient,
      first: summary.contacts.values[part].first, last: summary.contacts.values[part].last,
      evidence: summary.contacts.values[part].evidence.items)
    return ContactReport(contact)
  }

  private func destination(
    _ party: Party, _ other: Int?, of device: Int, at time: Int64, facts: FlowFacts
  ) -> ContactReport.Destination {
    let address = party.address
    let isGroup = household.isGroup(address)
    let isLocal = isGroup || other != nil || address.isLinkLocal || isNowhereOutside(party)
    let place = neighbours.place { $0 < party }
    let called: (name: String, source: String)?
    var canonicalName: String?
    if let other {
      called = name(of: other)
    } else if let asked = nameAsked(by: device, for: address, at: time, told: facts) {
      called = (asked.name, "dns")
      canonicalName = asked.canonicalName
    } else if !isLocal, let named = facts.destinationName {
      called = named
    } else if let (name, source) = notes.name(for: .none, addresses: [address]) {
      called = (name, source.kind.rawValue)
    } else if let name = hosts[address] {
      called = (name, "capture")
    } else {
      called = databases.reverseNames[address].map { ($0, "reverse-dns") }
    }
    return ContactReport.Destination(
      name: called?.name, nameSource: called?.source, addresses: [address], isLocal: isLocal,
      isOnLink: place < neighbours.count && neighbours[place] == party,
      device: other.map { household.devices[$0].id }, canonicalName: canonicalName)
  }

  /// Whether an address that no device has can't be outside the home either: a private one, seen from inside the home, that
  /// the router was not asked to lead to, unless the user says which networks are its own.
  private func isNowhereOutside(_ party: Party) -> Bool {
    party.address.isPrivate && !party.address.isProviders && notes.leavesOpen(party.address)
      && !household.isSeenFromOutside && !isBeyondRouter(party)
  }

  /// Whether packets for an address were handed to the router, and it is in none of the home's networks: whoever has it, if
  /// anybody, is beyond the router.
  private func isBeyondRouter(_ party: Party) -> Bool {
    guard let gateway = household.gateway, !household.lan.isEmpty else { return false }
    return party.mac == household.devices[gateway].mac && !party.mac.isNone
      && !household.lan.covers(party.address)
  }

  /// Stations that send from one public address under a MAC of their own, all with a time to live that no router has counted
  /// down (RFC 1812 §5.3.1): what comes from them did not come through one.
  static func neighbours(_ parties: BoundedTable<Party, PartyTotals>) -> [Party] {
    var stations: [MACAddress: Int] = [:]
    var counts: [MACAddress: Int] = [:]
    for index in parties.indices {
      let party = parties.keys[index]
      guard party.address.isGlobalUnicast, !party.mac.isNone else { continue }
      counts[party.mac, default: 0] += 1
      let signs = parties.values[index].signs
      if signs.direct > 0, signs.forwarded == 0 { stations[party.mac] = index }
    }
    return stations.compactMap { mac, index in counts[mac] == 1 ? parties.keys[index] : nil }
      .sorted()
  }

  /// What the device itself had asked for and was told this address, over whichever of its addresses it asked, and
  /// where aliases led it. Of several names the one it then called the destination by,
  /// where it called it by one only.
  private func nameAsked(
    by device: Int, for address: IPAddress, at time: Int64, told facts: FlowFacts
  ) -> (name: String, canonicalName: String?)? {
    let own = household.devices[device].addresses
    guard let asked = askers[address],
      // Both are in order; either may be long.
      let asker = own.count < asked.count
        ? own.first(where: asked.holds) : asked.first(where: own.holds)
    else { return nil }
    let names = summary.passiveDNS.bindings[PassiveDNS.Key(asker: asker, address: address)]
    if let only = names?.entries.first, names?.count == 1 {
      return (only.name, only.binding.canonicalName)
    }
    let called = names.map { names in facts.hostNames.filter { names[$0] != nil } } ?? []
    let name =
      called.count == 1
      ? called.first : summary.passiveDNS.name(of: address, for: asker, at: time)?.name
    return name.map { ($0, names?[$0]?.canonicalName) }
  }

  /// Who was told each address, in order.
  static func askers(_ names: PassiveDNS) -> [IPAddress: [IPAddress]] {
    var askers: [IPAddress: [IPAddress]] = [:]
    for key in names.bindings.keys { askers[key.address, default: []].append(key.asker) }
    return askers.mapValues { $0.sorted() }
  }

  /// What ICMP said of the packets of whoever began.
  private func refusals(_ key: ContactKey, isFlipped: Bool) -> [Refusal] {
    guard !summary.refusals.byKey.isEmpty, !isFlipped else { return [] }
    let place = Refusals.Key(
      client: key.client.address, server: key.server.address, protocolNumber: key.protocolNumber,
      port: key.kind == .tcp || key.kind == .udp ? key.port : 0)
    guard let reasons = summary.refusals.byKey[place] else { return [] }
    return [].adding(reasons.map { Refusal($0, isV6: place.server.isV6) })
  }

  private static func service(_ key: ContactKey, _ port: Int?) -> String? {
    switch key.kind {
    case .icmp: ICMPType.name(of: key.port)
    case .icmpv6: ICMPType.nameV6(of: key.port)
    default:
      port.flatMap { ServicePort.name(of: UInt16(clamping: $0), key.kind) }
    }
  }

  /// The port of whoever was called; nil where that is not known, or was another each time.
  private func calledPort(_ part: Int, isFlipped: Bool) -> Int? {
    guard isFlipped else { return Int(summary.contacts.keys[part].port) }
    let port = summary.contacts.values[part].clientPort
    return port == 0 ? nil : Int(port)
  }

  private static func transport(_ key: ContactKey) -> String {
    switch key.kind {
    case .tcp: "tcp"
    case .udp: "udp"
    case .icmp: "icmp"
    case .icmpv6: "icmpv6"
    default: IPProtocol.name(of: key.protocolNumber)
    }
  }
}

extension [IPAddress] {
  /// Where an address is in these, which are in order, or would be.
  fileprivate func place(of address: IPAddress) -> Int { place { $0 < address } }

  fileprivate func holds(_ address: IPAddress) -> Bool {
    let place = place(of: address)
    return place < count && self[place] == address
  }

  /// Adds an address, if it is not there yet.
  fileprivate mutating func file(_ address: IPAddress) {
    let place = place(of: address)
    if place == count || self[place] != address { insert(address, at: place) }
  }
}

extension String {
  /// How much a source of names counts where several gave the same: what the device did comes first.
  fileprivate var nameRank: Int {
    ["dns", "sni", "http-host", "certificate"].firstIndex(of: self) ?? 4
  }
}

extension ContactReport {
  /// Adds another part of the same contact: the same service under another address.
  fileprivate mutating func merge(_ other: ContactReport) {
    silent = SilentAddress.merged(self, other)
    for address in other.destination.addresses { destination.addresses.file(address) }
    destination.nameSource = [destination.nameSource, other.destination.nameSource]
      .compactMap { $0 }.min { ($0.nameRank, $0) < ($1.nameRank, $1) }
    destination.canonicalName = [destination.canonicalName, other.destination.canonicalName]
      .compactMap { $0 }.min()
    facts.merge(other.facts)
    // What was understood of either says more than the port.
    service = facts.service ?? service ?? other.service
    rhythm.merge(other.rhythm)
    activeMinutes.merge(other.activeMinutes)
    basis = min(basis, other.basis)
    flows += other.flows
    answered += other.answered
    unanswered += other.unanswered
    refused += other.refused
    refusals = refusals.adding(other.refusals)
    sent += other.sent
    received += other.received
    missedSent += other.missedSent
    missedReceived += other.missedReceived
    retransmissions += other.retransmissions
    first = min(first, other.first)
    last = max(last, other.last)
    evidence = Array(Set(evidence + other.evidence).sorted().prefix(EvidenceList.bound))
  }
}
