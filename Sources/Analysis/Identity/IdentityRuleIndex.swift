/// Rules by what they look at, so that a trait meets only those that may hold of it.
struct IdentityRuleIndex: Sendable {
  let rules: [IdentityRule]
  /// Lines that make no sense.
  let unreadable: [String]

  /// The primary rules by what their first condition looks at, then by the pattern's first byte; nil where that may
  /// be any.
  private var primary: [String: [UInt8?: [Int]]] = [:]
  /// Those about names asked for, by domain.
  private var domains: [String: [Int]] = [:]
  /// The last two labels of all domains that any condition names.
  private var domainEnds: Set<Substring> = []
  private(set) var secondary: [Int] = []
  /// The numbers of the ports that any condition names.
  private(set) var ports: Set<Int> = []

  /// The rules of the program.
  static let standard = IdentityRuleIndex(IdentityRules.text)

  /// - Parameter text: a rule a line; lines that begin with `//` say why.
  init(_ text: String) {
    var rules: [IdentityRule] = []
    var unreadable: [String] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("//") {
      if let rule = IdentityRule(line) {
        rules.append(rule)
      } else {
        unreadable.append(String(line))
      }
    }
    self.rules = rules
    self.unreadable = unreadable
    for (number, rule) in rules.enumerated() { insert(rule, number) }
  }

  private mutating func insert(_ rule: IdentityRule, _ number: Int) {
    for condition in rule.conditions {
      switch condition.aspect {
      case DeviceTrait.Aspect.asks:
        domainEnds.insert(Substring(Self.end(of: condition.text.dropFirst())))
      case DeviceTrait.Aspect.serves, DeviceTrait.Aspect.calls:
        if let port = condition.text.split(separator: "/").last.flatMap({ Int($0) }) {
          ports.insert(port)
        }
      default: break
      }
    }
    let first = rule.conditions[0]
    if rule.isSecondary {
      secondary.append(number)
    } else if first.aspect == DeviceTrait.Aspect.asks {
      domains[String(first.text.dropFirst()), default: []].append(number)
    } else {
      primary[first.aspect, default: [:]][first.pattern.firstByte, default: []].append(number)
    }
  }

  /// The primary rules whose first condition a text may meet.
  ///
  /// - Parameter first: the text's first byte, in lower case.
  func candidates(_ aspect: String, _ first: UInt8?) -> [Int] {
    guard let rules = primary[aspect] else { return [] }
    return (rules[first] ?? []) + (first == nil ? [] : rules[nil] ?? [])
  }

  /// The primary rules about a domain that this name is within.
  func candidates(asking name: String) -> [Int] {
    var found: [Int] = []
    var rest = Substring(name)
    while !rest.isEmpty {
      if let numbers = domains[String(rest)] { found += numbers }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { break }
      rest = rest[rest.utf8.index(after: dot)...]
    }
    return found
  }

  /// Whether any rule may be about this name.
  func concerns(_ name: String) -> Bool { domainEnds.contains(Self.end(of: name[...])) }

  /// The last two labels of a name.
  private static func end(of name: Substring) -> Substring {
    var dots = 0
    var index = name.utf8.endIndex
    while index > name.utf8.startIndex {
      let before = name.utf8.index(before: index)
      if name.utf8[before] == UInt8(ascii: ".") {
        dots += 1
        if dots == 2 { return name[index...] }
      }
      index = before
    }
    return name
  }
}
