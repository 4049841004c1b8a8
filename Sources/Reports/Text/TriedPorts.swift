import Analysis
import Packets

/// Ports at which one end tried the other over TCP, and was never answered: told in one where they are many, as after a scan.
struct TriedPorts {
  /// The contacts, in the order of their ports.
  let lines: [ContactLine]

  /// Runs of ports that are named.
  private static let runBound = 8

  /// A device's contacts, each by itself or with others like it, in the order of the first.
  static func fold(_ lines: [ContactLine]) -> [TriedPorts] {
    var groups: [[String]: [ContactLine]] = [:]
    for line in lines {
      if let key = key(of: line) { groups[key, default: []].append(line) }
    }
    return lines.compactMap { line in
      guard let key = key(of: line), let group = groups[key], group.count >= Finding.portsOfScan
      else {
        return TriedPorts(lines: [line])
      }
      guard line.contact.port == group.first?.contact.port else { return nil }
      return TriedPorts(lines: group.sorted { ($0.contact.port ?? 0) < ($1.contact.port ?? 0) })
    }
  }

  /// Who tried whom; nil for what was answered, or is no connection.
  private static func key(of line: ContactLine) -> [String]? {
    guard line.contact.transport == "tcp", line.contact.answered == 0, line.contact.port != nil
    else { return nil }
    return [line.verb, line.peers, line.peerAddress]
  }

  /// `1–22, 24–200`
  var ports: String {
    var runs: [ClosedRange<Int>] = []
    for port in lines.compactMap(\.contact.port) {
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
