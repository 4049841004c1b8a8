import Packets
import Traffic

/// Who was heard to speak to one station, rather than to all or a group of them.
struct UnicastTalk {
  /// One contact between two stations, one of which at least is no device of the home, or both are.
  private struct Contact {
    let client: Int?
    let server: Int?
    let packets: Int
    /// Whether both were heard.
    let isBothWays: Bool
  }

  private var contacts: [Contact] = []
  private var total = 0
  /// Packets to and from each device of the household; nil of whom no contact tells.
  private(set) var packets: [Int?]
  /// The first frame of each device that was heard to say anything at all.
  private var heard: [Evidence?]
  /// Packets of each device whose checksums its adapter had yet to finish.
  private(set) var unfinishedChecksums: [Int]
  /// The first frame of what each device and somebody outside the home said to each other.
  private(set) var outward: [Evidence?]
  /// Whether two devices of the home, none of them a router, were heard to speak to each other over TCP or UDP.
  private(set) var isHeardWithin = false

  init(_ summary: Summary, _ household: Household) {
    packets = Array(repeating: nil, count: household.devices.count)
    heard = Array(repeating: nil, count: household.devices.count)
    unfinishedChecksums = Array(repeating: 0, count: household.devices.count)
    outward = Array(repeating: nil, count: household.devices.count)
    contacts.reserveCapacity(summary.contacts.count)
    for place in summary.contacts.indices {
      // By index: a contact's totals are long to copy.
      add(
        summary.contacts.keys[place], summary.contacts.values[place].fromClient.packets,
        summary.contacts.values[place].fromServer.packets,
        summary.contacts.values[place].evidence.first, household)
    }
    for place in summary.parties.indices {
      guard let first = summary.parties.values[place].firstSent,
        let device = household.device(of: summary.parties.keys[place])
      else { continue }
      heard[device] = min(heard[device] ?? first, first)
      let unfinished = summary.parties.values[place].signs.unfinishedChecksums
      unfinishedChecksums[device] += unfinished
    }
  }

  private mutating func add(
    _ key: ContactKey, _ sent: Int, _ received: Int, _ evidence: Evidence?, _ household: Household
  ) {
    guard !key.client.address.isUnspecified, !key.server.address.isUnspecified,
      !household.isGroup(key.server.address), !household.isGroup(key.client.address)
    else { return }
    let (client, server) = (household.device(of: key.client), household.device(of: key.server))
    let contact = Contact(
      client: client, server: server, packets: sent + received,
      isBothWays: sent > 0 && received > 0)
    contacts.append(contact)
    total += contact.packets
    if let client { packets[client] = (packets[client] ?? 0) + contact.packets }
    if let server, server != client { packets[server] = (packets[server] ?? 0) + contact.packets }
    let hasPorts = key.kind == .tcp || key.kind == .udp
    if let client, let server {
      let isRouters = [client, server].contains {
        $0 == household.gateway || household.devices[$0].isRouter
      }
      if hasPorts, client != server, !isRouters { isHeardWithin = true }
    } else if hasPorts, contact.isBothWays, let device = client ?? server, let evidence {
      let other = client == nil ? key.client.address : key.server.address
      guard other.isGlobalUnicast else { return }
      outward[device] = min(outward[device] ?? evidence, evidence)
    }
  }

  /// Whether what passes between others than one device is no more than a switch floods: in one direction, and at
  /// most so many packets of a hundred.
  func isFloodingAtMost(_ percent: Int, beside device: Int) -> Bool {
    var flooded = 0
    for contact in contacts where contact.client != device && contact.server != device {
      guard !contact.isBothWays else { return false }
      flooded += contact.packets
    }
    return flooded * 100 <= total * percent
  }

  /// The devices beside a host that were heard only by what they say to all, and what a switch floods; routers left out.
  func silent(beside host: Int, _ household: Household) -> [(device: Int, evidence: Evidence)] {
    var partners: Set<Int> = [host]
    for contact in contacts
    where contact.isBothWays || contact.client == host || contact.server == host {
      partners.formUnion([contact.client, contact.server].compactMap(\.self))
    }
    return heard.enumerated().compactMap { device, evidence in
      guard let evidence, !partners.contains(device), device != household.gateway,
        !household.devices[device].isRouter
      else { return nil }
      return (device, evidence)
    }.sorted { $0.1 < $1.1 }
  }
}
