import Packets

/// The keys of names (``Packets/DNSName/key``), each one copy: few names are asked for again and again. Bounded.
struct NameKeys: Sendable {
  private struct Entry: Sendable {
    var name: DNSName
    var key: String
  }

  /// Most names of which there is one copy.
  private static let bound = NameQuestions.bound
  /// How many names are found as they are, without making their key anew: a power of two.
  private static let recentCount = 1024

  private var known: Set<String> = []
  /// The name that was met last of those whose bytes mix into the same place.
  private var recent: [Entry] = []

  mutating func key(of name: DNSName) -> String {
    if recent.isEmpty {
      let root = DNSName.root
      recent = Array(repeating: Entry(name: root, key: root.key), count: Self.recentCount)
    }
    let place =
      Int(truncatingIfNeeded: name.wire.rawSpan.mixed(into: 0)) & (Self.recentCount - 1)
    if recent[place].name == name { return recent[place].key }
    let key = interned(name.key)
    recent[place] = Entry(name: name, key: key)
    return key
  }

  private mutating func interned(_ key: String) -> String {
    guard known.count < Self.bound else { return key }
    return known.insert(key).memberAfterInsert
  }
}
