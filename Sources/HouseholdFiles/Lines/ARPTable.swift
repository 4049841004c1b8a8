import Packets

extension LineFormat {
  /// What arp(8) prints: `name (address) at MAC …` with -a, on Linux, macOS and the BSDs; columns
  /// that begin with the address without it, in /proc/net/arp and on Windows.
  static let arp = LineFormat(
    kind: .arp, syntax: "name (address) at MAC", isStatic: false
  ) { line in
    let words = line.words
    if let at = words.firstIndex(of: "at"), at >= 1, at + 1 < words.count {
      guard let address = addressInBrackets(words[at - 1]) else { return .foreign }
      guard let mac = MACAddress(written: words[at + 1]), !mac.isGroup else { return .nobody }
      let name = at >= 2 && words[0] != "?" ? String(words[0]) : nil
      return .subject(.init(mac: mac, address: address, name: name))
    }
    return words.contains(where: aboutNobody.contains) ? .nobody : columns(words)
  }

  /// Words of the lines above the columns, and of an address that did not answer.
  private static let aboutNobody: Set<Substring> = [
    "(incomplete)", "HWtype", "HW", "---", "Physical", "Physische", "physique", "física",
  ]

  /// How Windows says that an entry was learnt or set, in the languages it speaks most.
  private static let windowsTypes: Set<String> = [
    "dynamic", "static", "dynamisch", "statisch", "dynamique", "statique", "dinámico", "estático",
    "dinamico", "statico",
  ]

  /// Linux: address, type of hardware, … MAC; Windows: address, MAC with dashes, type of entry.
  private static func columns(_ words: [Substring]) -> LineReading {
    guard (3...6).contains(words.count), let address = IPAddress(written: words[0]), address.isV4
    else { return .foreign }
    let isLinux = words[1] == "ether" || words[1].hasPrefix("0x")
    let column = isLinux ? (words[1] == "ether" ? 2 : 3) : 1
    let isWindows = words.count == 3 && windowsTypes.contains(words[2].lowercased())
    guard isLinux || isWindows, column < words.count else { return .foreign }
    guard let mac = MACAddress(written: words[column]), !mac.isGroup else { return .nobody }
    return .subject(.init(mac: mac, address: address))
  }

  private static func addressInBrackets(_ word: Substring) -> IPAddress? {
    guard word.first == "(", word.last == ")" else { return nil }
    return IPAddress(written: word.dropFirst().dropLast())
  }
}
