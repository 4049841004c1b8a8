import Packets
import Traffic
import Yams

/// Reads the parts of a YAML tree that the schema knows, and reports the others with their lines.
struct NodeReader {
  /// A judgement: far more than a home has; also what an alias that repeats itself can cost.
  static let longestList = 10_000

  let file: String
  var problems: ProblemList

  init(file: String) {
    self.file = file
    problems = ProblemList(file: file)
  }

  func source(_ node: Node) -> HouseholdSource {
    HouseholdSource(kind: .householdFile, file: file, line: node.mark?.line ?? 1)
  }

  /// The known keys of a mapping with their values, in order; the others are reported.
  /// - Parameter place: what the mapping describes, for messages.
  mutating func values(of node: Node, _ place: String, _ known: [String]) -> [(String, Node)] {
    guard !isEmpty(node) else { return [] }
    guard case .mapping(let mapping) = node else {
      let keys = known.map { "\($0):" }.joined(separator: ", ")
      problems.add(node.mark?.line, "\(place) should have keys: any of \(keys)")
      return []
    }
    var values: [(String, Node)] = []
    for (key, value) in mapping.prefix(Self.longestList) {
      if let name = key.scalar?.string, known.contains(name) {
        values.append((name, value))
      } else {
        reportUnknown(key, place, known)
      }
    }
    return values
  }

  private mutating func reportUnknown(_ key: Node, _ place: String, _ known: [String]) {
    guard let name = key.scalar?.string else {
      problems.add(key.mark?.line, "a key of \(place) should be a word")
      return
    }
    let hint: String
    if let nearest = nearestWord(to: name, among: known) {
      hint = "did you mean '\(nearest)'?"
    } else {
      hint = "known are \(known.joined(separator: ", "))"
    }
    problems.add(key.mark?.line, "\(place) has no key \(quoted(name)); \(hint)")
  }

  /// The items of a list, or the one thing that stands in place of a list.
  mutating func items(_ node: Node, _ key: String) -> [Node] {
    guard !isEmpty(node) else { return [] }
    guard case .sequence(let sequence) = node else { return [node] }
    if sequence.count > Self.longestList {
      problems.add(node.mark?.line, "only the first \(Self.longestList) of '\(key)' are used")
    }
    return Array(sequence.prefix(Self.longestList))
  }

  /// A word or a sentence; nil, and reported, for a list or a mapping.
  mutating func text(_ node: Node, _ key: String) -> String? {
    guard let scalar = node.scalar else {
      problems.add(node.mark?.line, "'\(key)' should be one value")
      return nil
    }
    guard !isEmpty(node) else {
      problems.add(node.mark?.line, "'\(key)' has no value; give it one or remove it")
      return nil
    }
    return scalar.string
  }

  mutating func texts(_ node: Node, _ key: String) -> [String] {
    items(node, key).compactMap { text($0, key) }
  }

  mutating func macs(_ node: Node, _ key: String) -> [MACAddress] {
    parsed(node, key, "a MAC address, such as a4:cf:12:00:00:01") { MACAddress(written: $0) }
  }

  mutating func addresses(_ node: Node, _ key: String) -> [IPAddress] {
    parsed(node, key, "an IP address, such as 192.168.1.9") { IPAddress(written: $0) }
  }

  mutating func prefixes(
    _ node: Node, _ key: String, allowsOneAddress: Bool
  ) -> [IPPrefix] {
    parsed(node, key, "a prefix, such as 192.168.1.0/24") {
      allowsOneAddress || $0.contains("/") ? IPPrefix($0) : nil
    }
  }

  private mutating func parsed<Value>(
    _ node: Node, _ key: String, _ meaning: String, _ parse: (String) -> Value?
  ) -> [Value] {
    var values: [Value] = []
    for item in items(node, key) {
      guard let text = text(item, key) else { continue }
      if let value = parse(text) {
        values.append(value)
      } else {
        problems.add(item.mark?.line, "'\(key)': \(quoted(text)) should be \(meaning)")
      }
    }
    return values
  }
}

/// Whether a key has nothing behind it.
func isEmpty(_ node: Node) -> Bool {
  guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
    return false
  }
  return ["", "~", "null"].contains(scalar.string)
}
