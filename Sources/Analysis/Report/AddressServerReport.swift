import Packets
import Traffic

/// Two DHCP servers that answer the same stations.
public struct AddressServerReport: Sendable {
  /// A server, as it calls itself (RFC 2132 §9.7), with what it said to those stations.
  public struct Server: Sendable {
    public var address: IPAddress
    /// The `id` of the device with that address; nil where it is none of the home.
    public var device: String?
    public var answers: AddressAnswers
  }

  /// Whoever was heard first, and the other.
  public var server: Server
  public var other: Server
  /// Stations that both answered.
  public var clients: Int

  /// Whether they name different ways out.
  public var contradict: Bool {
    guard let router = server.answers.router, let second = other.answers.router else {
      return false
    }
    return router != second
  }
}

extension ReportBuilder {
  /// How long a client may go on asking, in nanoseconds (RFC 2131 §4.1: 4 s, 8 s, 16 s and 32 s): servers that answer it within
  /// that answer it at one time.
  private static let exchangeTime: Int64 = 60_000_000_000
  /// Servers of one client that are looked at: the first by address.
  private static let serverBound = 8

  /// Servers of DHCP that answer at one time.
  ///
  /// Definition: one station had messages (OFFER, ACK, NAK; RFC 2131 §3.1) of both, by their identifiers, and neither had spoken for
  /// the last time a minute before the other began. So a server that took another's place is none.
  func addressServerReports() -> [AddressServerReport] {
    let answers = summary.claims.addressAnswers
    var reports: [[IPAddress]: AddressServerReport] = [:]
    for own in Dictionary(grouping: answers.indices, by: { answers.keys[$0].mac }).values
    where own.count > 1 {
      let servers = own.map { server(answers.keys[$0].address, answers.values[$0]) }
        .sorted { $0.address < $1.address }.prefix(Self.serverBound)
      for (one, other) in Array(servers).pairs where isAtOneTime(one.answers, other.answers) {
        let pair = [one.address, other.address]
        reports[pair, default: AddressServerReport(server: one, other: other, clients: 0)]
          .take(one, other)
      }
    }
    return reports.values.map(\.inOrder).sorted {
      $0.evidence.lexicographicallyPrecedes($1.evidence)
    }
  }

  private func server(
    _ address: IPAddress, _ answers: AddressAnswers
  ) -> AddressServerReport.Server {
    let device = household.device(of: Party(mac: .none, address: address))
    return .init(
      address: address, device: device.map { household.devices[$0].id }, answers: answers)
  }

  private func isAtOneTime(_ one: AddressAnswers, _ other: AddressAnswers) -> Bool {
    max(one.first, other.first) - min(one.last, other.last) <= Self.exchangeTime
  }
}

extension AddressServerReport {
  /// The first message of each.
  var evidence: [Evidence] { [server.answers.evidence, other.answers.evidence] }

  fileprivate mutating func take(_ one: Server, _ second: Server) {
    server.answers.merge(one.answers)
    other.answers.merge(second.answers)
    clients += 1
  }

  /// Whoever was heard first first.
  fileprivate var inOrder: AddressServerReport {
    guard other.answers.evidence < server.answers.evidence else { return self }
    return AddressServerReport(server: other, other: server, clients: clients)
  }
}
