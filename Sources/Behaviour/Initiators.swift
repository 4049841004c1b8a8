import Packets
import Traffic

/// Who began connections of which no beginning was captured, as all others tell.
///
/// An end point (an address with a port) is a server's where some connection to it was seen to be begun, or where
/// connections of which nothing better is known meet there from several end points: a client's port is another each time
/// (RFC 6056), a server's is ever the same.
public struct Initiators: Sendable {
  /// An address with a TCP port.
  private struct EndPoint: Hashable {
    let address: IPAddress
    let port: UInt16
  }

  /// Those of doubtful connections that are servers'.
  private let servers: Set<EndPoint>

  public init(_ contacts: BoundedTable<ContactKey, ContactTotals>) {
    var peers: [EndPoint: Int] = [:]
    for index in contacts.indices where Self.isDoubtful(contacts, at: index) {
      let (client, server) = Self.ends(contacts.keys[index], contacts.values[index].clientPort)
      // From several ports: several connections, of which each had one of its own.
      peers[server, default: 0] += client == nil ? 2 : 1
      if let client { peers[client, default: 0] += 1 }
    }
    var servers = Set(peers.filter { $0.value > 1 }.keys)
    if !peers.isEmpty {
      for index in contacts.indices {
        let key = contacts.keys[index]
        guard key.kind == .tcp, contacts.values[index].basis <= .firstPayload else { continue }
        let server = EndPoint(address: key.server.address, port: key.port)
        if peers[server] != nil { servers.insert(server) }
      }
    }
    self.servers = servers
  }

  /// Who began, when every other contact is heard; `isFlipped` where it was the server's end.
  public func judge(
    _ key: ContactKey, _ totals: ContactTotals
  ) -> (basis: Initiator.Basis, isFlipped: Bool) {
    guard !servers.isEmpty, key.kind == .tcp, totals.basis > .firstPayload else {
      return (totals.basis, false)
    }
    let (client, server) = Self.ends(key, totals.clientPort)
    let (clientServes, serverServes) = (
      client.map(servers.contains) ?? false, servers.contains(server)
    )
    guard clientServes != serverServes else { return (totals.basis, false) }
    return (.port, clientServes)
  }

  private static func isDoubtful(
    _ contacts: BoundedTable<ContactKey, ContactTotals>, at index: Int
  ) -> Bool {
    contacts.keys[index].kind == .tcp && contacts.values[index].basis > .firstPayload
  }

  /// The client's is nil where its port varied.
  private static func ends(
    _ key: ContactKey, _ clientPort: UInt16
  ) -> (client: EndPoint?, server: EndPoint) {
    (
      clientPort == 0 ? nil : EndPoint(address: key.client.address, port: clientPort),
      EndPoint(address: key.server.address, port: key.port)
    )
  }
}
