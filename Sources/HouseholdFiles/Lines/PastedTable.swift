import Packets

extension LineFormat {
  /// A table copied from a router's page or exported by it: every line that counts holds one MAC
  /// and one IPv4 address, and perhaps a name. Which column is the name is a guess: the first that
  /// is not an address, a number, a time or a word that such pages have for something else.
  static let pastedTable = LineFormat(
    kind: .table, syntax: "MAC address name, in any order", isStatic: false,
    mayHoldOtherLines: true
  ) { line in
    var subject = LineReading.Subject()
    for cell in cells(of: line.text) {
      if let mac = MACAddress(written: cell) {
        guard subject.mac == nil else { return .foreign }
        subject.mac = mac
      } else if let address = IPAddress(written: cell), address.isV4 {
        guard subject.address == nil else { return .foreign }
        subject.address = address
      } else if subject.name == nil, isName(cell) {
        subject.name = String(cell)
      }
    }
    guard subject.mac != nil, subject.address != nil else { return .foreign }
    return .subject(subject)
  }

  /// Columns as the first of these separates them: tabs, semicolons, commas, runs of spaces;
  /// else words. Quotes around a cell go.
  private static func cells(of line: Substring) -> [Substring] {
    let parts: [Substring]
    if let separator: Character = ["\t", ";", ","].first(where: { line.contains($0) }) {
      parts = line.split(separator: separator)
    } else if line.contains("  ") {
      parts = line.split(separator: "  ")
    } else {
      parts = line.words
    }
    let cells = parts.map { part in
      let cell = part.trimmed
      guard cell.count >= 2, let quote = cell.first, quote == cell.last, "\"'".contains(quote)
      else { return cell }
      return cell.dropFirst().dropLast()
    }
    // No cell is a MAC alone: the separator was none, and the columns stand one space apart.
    let found = cells.contains { MACAddress(written: $0) != nil }
    return found ? cells : line.words
  }

  private static func isName(_ cell: Substring) -> Bool {
    let words = [
      "active", "arp", "connected", "dhcp", "dynamic", "ether", "ethernet", "infinite", "lan",
      "never", "none", "offline", "online", "static", "true", "false", "unknown", "wifi", "wi-fi",
      "wireless", "wlan", "yes", "no", "*", "-", "?",
    ]
    guard !words.contains(cell.lowercased()), IPAddress(written: cell) == nil else { return false }
    // Numbers, dates, times and link speeds hold mostly digits.
    let digits = cell.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: ":")).contains($0) }
    return cell.contains { $0.isLetter } && digits * 2 <= cell.utf8.count
  }
}
