import Packets
import Traffic

/// Who is called what, as known at a moment of the log: it learns from events as they come.
///
/// Bounded: past its bounds nothing more is learned, and ``omitted`` counts what was not.
public struct NameBook: Sendable {
  public static let bound = 65_536

  /// What a device asked over IPv4 it knows over IPv6 too.
  private enum Asker: Hashable {
    case device(MACAddress)
    case address(IPAddress)
  }

  private struct Answer: Hashable {
    let asker: Asker
    let address: IPAddress
  }

  private let notes: HouseholdNotes
  /// Link addresses of the home's own addresses, as ARP, Neighbor Discovery and DHCP tell them.
  private var owners: [IPAddress: MACAddress] = [:]
  private var hostNames: [MACAddress: String] = [:]
  /// The name that an asker was last told to have an address.
  private var answers: [Answer: String] = [:]
  /// Facts left out because a bound was reached.
  public private(set) var omitted = 0

  /// - Parameter notes: what the user's files say; it comes before what the network says.
  public init(_ notes: HouseholdNotes = HouseholdNotes()) {
    self.notes = notes
  }

  /// Learns what an event says of names.
  public mutating func learn(_ event: TrafficEvent) {
    switch event.kind {
    case .dns(let transaction): learn(transaction)
    case .dhcp(let transaction): learn(transaction)
    case .arp(let packet, _, _):
      guard let mac = packet.senderMAC, let address = packet.senderIP else { return }
      learn(mac, address)
    case .began(let flow) where flow.isNeighborDiscovery:
      learn(flow.originatorMAC, flow.originatorAddress)
    case .answered(let flow) where flow.isNeighborDiscovery:
      learn(flow.responderMAC, flow.responderAddress)
    case .began, .askedAgain, .answered, .probed, .goesOn, .ended, .left, .session, .weird, .wiFi,
      .refused, .marked, .reacted:
      break
    }
  }

  /// What an address is called: by the user, by itself (DHCP), or by the name under which `asker` asked for it.
  /// - Parameter mac: what its packets bore; believed only of link-local addresses, which no router passes on, and of those
  ///   that are made of it.
  public func name(of address: IPAddress, mac: MACAddress, for asker: Party? = nil) -> String? {
    let isOwn = address.isLinkLocal && !mac.isNone || address.isMade(of: mac)
    let owner = owner(of: address) ?? (isOwn ? mac : nil)
    let hostName = owner.flatMap { hostNames[$0] }
    let noted = notes.name(
      for: owner ?? .none, addresses: [address], hostNames: hostName.map { [$0] } ?? [])
    return noted?.name ?? hostName
      ?? asker.flatMap { nameAsked(by: $0, for: address) }
  }

  /// What the asker was told, else what its device was told at another of its addresses: that of IPv6 is seldom tied to a device
  /// before it is used.
  private func nameAsked(by asker: Party, for address: IPAddress) -> String? {
    answers[Answer(asker: .address(asker.address), address: address)]
      ?? device(of: asker).flatMap { answers[Answer(asker: .device($0), address: address)] }
  }

  /// Who asks: by its address, as far as that was told, else by what its packets bear.
  private func device(of asker: Party) -> MACAddress? {
    owner(of: asker.address) ?? (asker.mac.isNone ? nil : asker.mac)
  }

  /// What a station is called.
  public func name(of mac: MACAddress) -> String? {
    let hostName = hostNames[mac]
    return notes.name(for: mac, addresses: [], hostNames: hostName.map { [$0] } ?? [])?.name
      ?? hostName
  }

  /// The link address that is tied to an address.
  public func owner(of address: IPAddress) -> MACAddress? { owners[address] }

  /// Learns a tie that its own link told: no router passes ARP or Neighbor Discovery on.
  private mutating func learn(_ mac: MACAddress, _ address: IPAddress) {
    guard !mac.isNone, !mac.isGroup, !address.isUnspecified, !address.isMulticast else { return }
    omitted += Self.put(mac, for: address, into: &owners)
  }

  private mutating func learn(_ transaction: DNSTransaction) {
    guard let question = transaction.question else { return }
    let name = question.name.lowercased.unicodeText
    let flow = transaction.flow
    let device = device(of: Party(mac: flow.originatorMAC, address: flow.originator))
    let askers = [.address(flow.originator)] + [device.map(Asker.device)].compactMap(\.self)
    for answer in transaction.answers {
      guard case .address(let address) = answer.data else { continue }
      for asker in askers {
        omitted += Self.put(name, for: Answer(asker: asker, address: address), into: &answers)
      }
    }
  }

  private mutating func learn(_ transaction: DHCPTransaction) {
    guard !transaction.mac.isNone else { return }
    if let name = transaction.hostName ?? transaction.clientFQDN, !name.isEmpty {
      omitted += Self.put(name, for: transaction.mac, into: &hostNames)
    } else if let name = transaction.givenName ?? transaction.givenFQDN, !name.isEmpty,
      hostNames[transaction.mac] == nil
    {
      omitted += Self.put(name, for: transaction.mac, into: &hostNames)
    }
    if let address = transaction.assignedAddress, transaction.messageTypes.contains("ACK") {
      omitted += Self.put(transaction.mac, for: address, into: &owners)
    }
  }

  /// Notes a fact; 1 when there was no room for it.
  private static func put<Key: Hashable, Value>(
    _ value: Value, for key: Key, into table: inout [Key: Value]
  ) -> Int {
    guard table.count < bound || table[key] != nil else { return 1 }
    table[key] = value
    return 0
  }
}
