import Packets

/// The operators that are known, by names, addresses and numbers of autonomous systems.
public struct Operators: Sendable {
  /// Those of ``OperatorTable``.
  public static let known = Operators(OperatorTable.text)

  /// By domain, by address as text, and by `AS` with a number.
  private let rules: [String: Int]
  private let operators: [Operator]

  /// The patterns of all rules.
  public var patterns: some Collection<String> { rules.keys }

  /// Reads a table as ``OperatorTable`` describes it; lines that say nothing are passed over.
  init(_ table: String) {
    var rules: [String: Int] = [:]
    var operators: [Operator] = []
    for line in table.split(separator: "\n") {
      guard line.first == " " else {
        if let next = Operator(heading: line) { operators.append(next) }
        continue
      }
      guard !operators.isEmpty else { continue }
      for pattern in line.split(separator: " ") { rules[String(pattern)] = operators.count - 1 }
    }
    self.rules = rules
    self.operators = operators
  }

  /// The rule with the longest domain that a name is, or is below.
  public func rule(forName name: String) -> OperatorRule? {
    guard let name = DomainName(name) else { return nil }
    for ancestor in name.ancestors {
      if let rule = rule(String(ancestor)) { return rule }
    }
    return nil
  }

  public func rule(forAddress address: IPAddress) -> OperatorRule? { rule(address.description) }

  /// The rule of an autonomous system (RFC 6793).
  public func rule(forAS number: UInt32) -> OperatorRule? { rule("AS\(number)") }

  private func rule(_ pattern: String) -> OperatorRule? {
    rules[pattern].map { OperatorRule(operator: operators[$0], pattern: pattern) }
  }
}

extension Operator {
  /// `TP-Link | maker | TP-Link, Kasa, Tapo`; without brands its name is its brand.
  fileprivate init?(heading: Substring) {
    let columns = heading.split(separator: "|").map(\.trimmed)
    guard columns.count >= 2, let role = Role(rawValue: columns[1]) else { return nil }
    name = columns[0]
    self.role = role
    brands = columns.count > 2 ? columns[2].split(separator: ",").map(\.trimmed) : [columns[0]]
  }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
