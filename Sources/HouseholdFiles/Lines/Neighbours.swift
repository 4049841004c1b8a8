import Packets

extension LineFormat {
  /// What ip-neighbour(8) prints: address, `dev`, interface, `lladdr`, MAC, state.
  static let neighbours = LineFormat(
    kind: .neighbours, syntax: "address dev interface lladdr MAC state", isStatic: false
  ) { line in
    let words = line.words
    guard words.count >= 3, words[1] == "dev", let address = IPAddress(written: words[0]) else {
      return .foreign
    }
    guard let label = words.firstIndex(of: "lladdr"), label + 1 < words.count else {
      return .nobody
    }
    guard let mac = MACAddress(written: words[label + 1]) else { return .foreign }
    return .subject(.init(mac: mac, address: address))
  }
}
