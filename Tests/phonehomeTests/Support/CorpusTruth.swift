import Foundation

/// What tshark tells of the corpus' captures, beside what the program reports of them.
enum CorpusTruth {
  private static let folder = Corpus.folder.appending(path: "truth")

  static var isPresent: Bool { !captures.isEmpty }

  /// Those of which there is a truth, by their path in the corpus.
  static let captures: [String] = {
    let manifest = Corpus.folder.appending(path: "MANIFEST.tsv")
    guard let text = try? String(contentsOf: manifest, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: "\t").first.map(String.init)
    }.filter { FileManager.default.fileExists(atPath: truth($0).path) }
  }()

  private static func truth(_ capture: String) -> URL {
    folder.appending(path: "\(capture).json")
  }

  static func of(_ capture: String) -> [String: Any] {
    guard let data = try? Data(contentsOf: truth(capture)),
      let object = try? JSONSerialization.jsonObject(with: data)
    else { return [:] }
    return object as? [String: Any] ?? [:]
  }

  static func report(_ capture: String) throws -> [String: Any] {
    let result = try Program.run(
      ["report", "--format", "json", Corpus.folder.appending(path: capture).path])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return object as? [String: Any] ?? [:]
  }

  static func contacts(_ capture: String) throws -> [Contact] {
    contacts(in: try report(capture))
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
