import Analysis
import Packets

/// Ports at which one end tried the other over TCP, and was never answered: told in one where they are many, as after a scan.
struct TriedPorts {
  /// Who tries whom.
  struct Pair: Hashable {
    private let device: String
    private let peer: [String]
    private let address: IPAddress?

    /// Nil for what was answered, or is no connection.
    init?(_ contact: ContactReport) {
      guard contact.transport == "tcp", contact.answered == 0, contact.port != nil else {
        return nil
      }
      device = contact.device
      let destination = contact.destination
      peer = [destination.device ?? "", destination.name ?? ""]
      address = destination.addresses.first
    }
  }

  /// Runs of ports that are named.
  private static let runBound = 8

  /// One of the contacts, for both ends.
  let line: ContactLine
  /// In the order of their ports.
  let contacts: [ContactReport]

  init(_ contacts: [ContactReport], of device: DeviceReport, in report: Report) {
    self.contacts = contacts.sorted { ($0.port ?? 0) < ($1.port ?? 0) }
    line = ContactLine(self.contacts[0], of: device, in: report)
  }

  /// `calls 64.13.134.52   997 ports, none answered`
  var title: String {
    let address = line.peerAddress.isEmpty ? "" : " (\(line.peerAddress))"
    return
      "\(line.verb) \(line.peers)\(address)   \(Quantity.count(contacts.count)) ports, none answered"
  }

  /// `1–22, 24–200`
  var ports: String {
    var runs: [ClosedRange<Int>] = []
    for port in contacts.compactMap(\.port) {
      if let last = runs.last, port <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...port
      } else {
        runs.append(port...port)
      }
    }
    let named = runs.prefix(Self.runBound).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    let others = runs.dropFirst(Self.runBound).reduce(0) { $0 + $1.count }
    return named.joined(separator: ", ") + (others > 0 ? " and \(Quantity.count(others)) more" : "")
  }
}
