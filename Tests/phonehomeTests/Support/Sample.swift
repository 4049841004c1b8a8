import Foundation
import TestSupport

/// The sample capture of the repository, and what the router's kernel counted meanwhile (Tests/Captures/README.md).
enum Sample {
  static func path(_ name: String = "home.pcap") -> String {
    Repository.captures.appending(path: name).path
  }

  static func data(_ name: String = "home.pcap") throws -> Data {
    try Data(contentsOf: Repository.captures.appending(path: name))
  }

  /// One of the kernel's counters: a flow's packets and bytes one way.
  struct Counter: Hashable {
    let from: String
    let to: String
    let transport: String
    let port: Int
    let packets: Int
    let bytes: Int
  }

  static func counters(_ name: String) throws -> Set<Counter> {
    let list = try JSONSerialization.jsonObject(with: data(name)) as? [[String: Any]] ?? []
    return Set(
      list.compactMap { entry in
        guard let key = entry["key"] as? [Any], key.count == 4, let from = key[0] as? String,
          let to = key[1] as? String, let transport = key[2] as? String, let port = key[3] as? Int,
          let packets = entry["packets"] as? Int, let bytes = entry["bytes"] as? Int
        else { return nil }
        return Counter(
          from: from, to: to, transport: transport, port: port, packets: packets, bytes: bytes)
      })
  }
}
