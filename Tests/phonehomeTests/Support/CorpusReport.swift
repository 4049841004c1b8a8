import Foundation
import TestSupport

/// What the program reports of the corpus' captures.
enum CorpusReport {
  static func of(_ capture: String) throws -> [String: Any] {
    let result = try Program.run(
      ["report", "--format", "json", Corpus.path(of: capture)])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return object as? [String: Any] ?? [:]
  }

  static func contacts(_ capture: String) throws -> [Contact] {
    contacts(in: try of(capture))
  }

  /// The contacts over TCP.
  static func contacts(in report: [String: Any]) -> [Contact] {
    var addresses: [String: [String]] = [:]
    for device in report["devices"] as? [[String: Any]] ?? [] {
      guard let id = device["id"] as? String else { continue }
      addresses[id] = device["addresses"] as? [String] ?? []
    }
    return (report["contacts"] as? [[String: Any]] ?? []).compactMap { contact in
      guard contact["transport"] as? String == "tcp", let device = contact["device"] as? String,
        let destination = contact["destination"] as? [String: Any]
      else { return nil }
      let initiator = contact["initiator"] as? [String: Any]
      return Contact(
        own: addresses[device] ?? [device], others: destination["addresses"] as? [String] ?? [],
        port: contact["port"] as? Int ?? 0,
        isCalled: initiator?["side"] as? String == "destination",
        pattern: contact["pattern"] as? String ?? "",
        keepalives: contact["keepalives"] as? [[String: Any]] ?? [])
    }
  }

  static func isOneDirection(_ report: [String: Any]) -> Bool {
    let vantage = report["vantage"] as? [String: Any]
    let statements = vantage?["statements"] as? [[String: Any]] ?? []
    return statements.contains { $0["kind"] as? String == "one-direction" }
  }

  /// One contact over TCP of a report.
  struct Contact {
    let own: [String]
    let others: [String]
    let port: Int
    /// Whether the destination began.
    let isCalled: Bool
    let pattern: String
    let keepalives: [[String: Any]]

    func isDevice(_ end: String) -> Bool { own.contains(Self.address(end)) }

    /// Whether it is between two end points, `ADDRESS:PORT`, the second of them called.
    func isBetween(_ client: String, _ server: String) -> Bool {
      let (client, called) = (Self.address(client), Self.address(server))
      guard server.hasSuffix(":\(port)") else { return false }
      return isCalled
        ? own.contains(called) && others.contains(client)
        : own.contains(client) && others.contains(called)
    }

    private static func address(_ end: String) -> String {
      String(end.prefix(upTo: end.lastIndex(of: ":") ?? end.endIndex))
    }
  }
}
