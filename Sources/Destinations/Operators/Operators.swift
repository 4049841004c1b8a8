import Packets

/// The operators that are known, by names, addresses and numbers of autonomous systems.
public struct Operators: Sendable {
  /// Those of ``OperatorTable``.
  public static let known = Operators(OperatorTable.text)

  /// A domain, and an index into `operators`.
  private struct DomainRule {
    let domain: Substring
    let number: Int
  }

  /// By the hash of the domain.
  private let byDomain: [UInt64: DomainRule]
  /// Indices into `operators`.
  private let byAddress: [IPAddress: Int]
  private let bySystem: [UInt32: Int]
  private let operators: [Operator]

  /// How many rules there are.
  public var count: Int { byDomain.count + byAddress.count + bySystem.count }

  /// The domains of those who make devices, in order, and who each of them is.
  public var makerDomains: [(domain: String, maker: Operator)] {
    byDomain.values.lazy.map { (String($0.domain), operators[$0.number]) }
      .filter { $0.1.role == .maker }.sorted { $0.0 < $1.0 }.map { (domain: $0.0, maker: $0.1) }
  }

  /// Reads a table as ``OperatorTable`` describes it; lines that say nothing are passed over.
  init(_ table: String) {
    var byDomain: [UInt64: DomainRule] = [:]
    var byAddress: [IPAddress: Int] = [:]
    var bySystem: [UInt32: Int] = [:]
    var operators: [Operator] = []
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.first == UInt8(ascii: " ") else {
        if let next = Operator(heading: line) { operators.append(next) }
        continue
      }
      guard !operators.isEmpty else { continue }
      let number = operators.count - 1
      for pattern in line.split(separator: UInt8(ascii: " ")).map({ Substring($0) }) {
        if pattern.hasPrefix("AS"), let system = UInt32(pattern.dropFirst(2)) {
          bySystem[system] = number
        } else if let address = IPAddress(inNamesPlace: pattern) {
          byAddress[address] = number
        } else {
          byDomain[TrackerLines.hash(pattern.utf8)] = DomainRule(domain: pattern, number: number)
        }
      }
    }
    self.byDomain = byDomain
    self.byAddress = byAddress
    self.bySystem = bySystem
    self.operators = operators
  }

  /// The rule with the longest domain that a name is, or is below.
  public func rule(forName name: String) -> OperatorRule? {
    guard let name = DomainName(name) else { return nil }
    for ancestor in name.ancestors {
      if let rule = rule(forDomain: ancestor) { return rule }
    }
    return nil
  }

  /// The rules of all domains that a name is, or is below: the longest first.
  func rules(forName name: String) -> [OperatorRule] {
    DomainName(name)?.ancestors.compactMap(rule) ?? []
  }

  private func rule(forDomain domain: Substring) -> OperatorRule? {
    guard let rule = byDomain[TrackerLines.hash(domain.utf8)], rule.domain == domain else {
      return nil
    }
    return OperatorRule(operator: operators[rule.number], pattern: String(domain))
  }

  public func rule(forAddress address: IPAddress) -> OperatorRule? {
    byAddress[address].map {
      OperatorRule(operator: operators[$0], pattern: address.description)
    }
  }

  /// The rule of an autonomous system (RFC 6793).
  public func rule(forAS number: UInt32) -> OperatorRule? {
    bySystem[number].map {
      OperatorRule(operator: operators[$0], pattern: "AS\(number)", isOfSystem: true)
    }
  }
}

extension Operator {
  /// `TP-Link | maker | TP-Link, Kasa, Tapo`; without brands its name is its brand.
  fileprivate init?(heading: Substring.UTF8View) {
    let columns = heading.split(separator: UInt8(ascii: "|"))
    guard columns.count >= 2, let role = Role(rawValue: columns[1].trimmed) else { return nil }
    let name = columns[0].trimmed
    self.init(
      name: name, role: role,
      brands: columns.count > 2
        ? columns[2].split(separator: UInt8(ascii: ",")).map(\.trimmed) : [name])
  }
}

extension Substring.UTF8View {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    return String(Substring(rest))
  }
}
