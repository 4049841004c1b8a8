import Packets

/// The operators that are known, by names, addresses and numbers of autonomous systems.
public struct Operators: Sendable {
  /// Those of ``OperatorTable``.
  public static let known = Operators(OperatorTable.text)

  /// Indices into `operators`.
  private let byDomain: [String: Int]
  private let byAddress: [IPAddress: Int]
  private let bySystem: [UInt32: Int]
  private let operators: [Operator]

  /// How many rules there are.
  public var count: Int { byDomain.count + byAddress.count + bySystem.count }

  /// Reads a table as ``OperatorTable`` describes it; lines that say nothing are passed over.
  init(_ table: String) {
    var byDomain: [String: Int] = [:]
    var byAddress: [IPAddress: Int] = [:]
    var bySystem: [UInt32: Int] = [:]
    var operators: [Operator] = []
    for line in table.split(separator: "\n") {
      guard line.first == " " else {
        if let next = Operator(heading: line) { operators.append(next) }
        continue
      }
      guard !operators.isEmpty else { continue }
      for pattern in line.split(separator: " ") {
        let number = pattern.hasPrefix("AS") ? UInt32(pattern.dropFirst(2)) : nil
        if let number {
          bySystem[number] = operators.count - 1
        } else if let address = IPAddress(String(pattern)) {
          byAddress[address] = operators.count - 1
        } else {
          byDomain[String(pattern)] = operators.count - 1
        }
      }
    }
    self.byDomain = byDomain
    self.byAddress = byAddress
    self.bySystem = bySystem
    self.operators = operators
  }

  /// The rule with the longest domain that a name is, or is below.
  public func rule(forName name: String) -> OperatorRule? { rules(forName: name).first }

  /// The rules of all domains that a name is, or is below: the longest first.
  func rules(forName name: String) -> [OperatorRule] {
    guard let name = DomainName(name) else { return [] }
    return name.ancestors.compactMap { ancestor in
      let domain = String(ancestor)
      return byDomain[domain].map { OperatorRule(operator: operators[$0], pattern: domain) }
    }
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
