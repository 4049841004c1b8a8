import Packets
import Traffic

/// Who began connections of which no beginning was captured, as all others tell.
///
/// An end point (an address with a port) is a server's where some connection to it was seen to be begun, or where
/// connections of which nothing better is known meet there from several end points: a client's port is another each time
/// (RFC 6056), a server's is ever the same. Over UDP, where one socket may call many, this is told of each two stations by
/// themselves: the port that one of them met from several of its own is the other's to serve.
public struct Initiators: Sendable {
  /// An address with a TCP port.
  private struct EndPoint: Hashable {
    let address: IPAddress
    let port: UInt16
  }

  /// Those of doubtful connections that are servers'.
  private let servers: Set<EndPoint>

  /// What one station called over UDP from several ports.
  private struct Call: Hashable {
    let caller: Party
    let server: Party
    let port: UInt16
  }

  private let calls: Set<Call>

  /// Fewest flows that make a call known: a client may change its port once, as NAT may. A judgement.
  private static let fewestCalls = 3

  public init(_ contacts: BoundedTable<ContactKey, ContactTotals>) {
    var peers: [EndPoint: Int] = [:]
    for index in contacts.indices where Self.isDoubtful(contacts, at: index) {
      let (client, server) = Self.ends(contacts.keys[index], contacts.values[index].clientPort)
      // From several ports: several connections, of which each had one of its own.
      peers[server, default: 0] += client == nil ? 2 : 1
      if let client { peers[client, default: 0] += 1 }
    }
    var calls: Set<Call> = []
    for index in contacts.indices where contacts.keys[index].kind == .udp {
      let key = contacts.keys[index]
      guard contacts.values[index].clientPort == 0,
        contacts.values[index].flows >= Self.fewestCalls,
        contacts.values[index].basis != .none
      else { continue }
      calls.insert(Call(caller: key.client, server: key.server, port: key.port))
    }
    self.calls = calls
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
  ///
  /// - Parameters:
  ///   - basis: what the contact's own flows give for who began.
  ///   - clientPort: the port that all of them came from; 0 where there were several.
  public func judge(
    _ key: ContactKey, _ basis: Initiator.Basis, from clientPort: UInt16
  ) -> (basis: Initiator.Basis, isFlipped: Bool) {
    if key.kind == .udp { return judgeDatagrams(key, basis, from: clientPort) }
    guard !servers.isEmpty, key.kind == .tcp, basis > .firstPayload else { return (basis, false) }
    let (client, server) = Self.ends(key, clientPort)
    let (clientServes, serverServes) = (
      client.map(servers.contains) ?? false, servers.contains(server)
    )
    guard clientServes != serverServes else { return (basis, false) }
    return (.port, clientServes)
  }

  /// A flow that seems to begin at the port that its other end calls again and again is one more of these calls: its question
  /// was not captured, or came from a port that some service has.
  private func judgeDatagrams(
    _ key: ContactKey, _ basis: Initiator.Basis, from clientPort: UInt16
  ) -> (basis: Initiator.Basis, isFlipped: Bool) {
    guard !calls.isEmpty, clientPort != 0, basis > .firstPayload,
      calls.contains(Call(caller: key.server, server: key.client, port: clientPort))
    else { return (basis, false) }
    return (.port, true)
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
