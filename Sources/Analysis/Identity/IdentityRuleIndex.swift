import Destinations

/// Rules by what they look at, so that a trait meets only those that may hold of it.
struct IdentityRuleIndex: Sendable {
  /// When a rule is asked.
  enum Stage: Int, Sendable {
    /// At once.
    case primary
    /// When maker and operating system are concluded, on which it builds.
    case secondary
  }

  /// Rules by the byte that the text begins with, and those for which it may be any.
  struct Bucket: Sendable {
    /// By that byte.
    fileprivate var byFirst = Array(repeating: [Int](), count: 256)
    fileprivate(set) var any: [Int] = []

    /// Those for texts that begin so, beside ``any``.
    func beginning(with byte: UInt8?) -> [Int] { byte.map { byFirst[Int($0)] } ?? [] }

    /// Whether there are any for texts that begin so.
    func holdsAny(beginningWith byte: UInt8?) -> Bool {
      !any.isEmpty || byte.map { !byFirst[Int($0)].isEmpty } ?? false
    }
  }

  let rules: [IdentityRule]
  /// What the pattern of each rule's first condition can't do without.
  private let traces: [ByteTraces]
  /// Lines that make no sense.
  let unreadable: [String]

  /// By stage, then by the aspect of a trait: the rules whose first condition looks at that, or at a wider one of it.
  private var buckets: [[String: [Bucket]]] = [[:], [:]]
  /// By stage: the rules whose first condition looks at words.
  private var wordBuckets: [Bucket?] = [nil, nil]
  /// Those about names asked for, by the hash of the domain.
  private var domains: [UInt64: [Int]] = [:]
  /// The hashes of the last two labels of all domains that any condition names.
  private var domainEnds: Set<UInt64> = []
  /// The numbers of the ports that any condition names.
  private(set) var ports: Set<Int> = []

  /// The makers that any rule names, and all brands that are listed.
  let makers: Set<String>

  /// The rules of the program.
  static let standard = IdentityRuleIndex(
    IdentityRules.text, clouds: Operators.known.makerDomains)

  /// Reads the rules of the program, which takes a while: while others work, nobody has to wait for it.
  static func prepare() { _ = standard }

  /// - Parameters:
  ///   - text: a rule a line; lines that begin with `//` say why.
  ///   - clouds: the domains of makers; of those whom no rule in the text tells by a name asked for, they become rules.
  init(_ text: String, clouds: [(domain: String, maker: Operator)] = []) {
    var rules: [IdentityRule] = []
    var unreadable: [String] = []
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"))
    where bytes.first != UInt8(ascii: "/") {
      let line = Substring(bytes)
      if let rule = IdentityRule(line) {
        rules.append(rule)
      } else {
        unreadable.append(String(line))
      }
    }
    rules += Self.rules(about: clouds, beside: rules)
    self.rules = rules
    makers = Set(
      rules.lazy.flatMap(\.answers).filter { $0.question == .maker && $0.value != "=" }.map(\.value)
    ).union(MakerNames.brandNames)
    traces = rules.map { $0.conditions[0].pattern.traces }
    self.unreadable = unreadable
    var byAspect: [[String: Bucket]] = [[:], [:]]
    for (number, rule) in rules.enumerated() { insert(rule, number, into: &byAspect) }
    let wider = DeviceTrait.widerAspects
    for (stage, own) in byAspect.enumerated() {
      wordBuckets[stage] = own[DeviceTrait.Aspect.word]
      for aspect in Set(own.keys).union(wider.keys) {
        buckets[stage][aspect] = ([aspect] + (wider[aspect] ?? [])).compactMap { own[$0] }
      }
    }
  }

  /// That who asks for a domain of a maker is its: of makers whom no rule tells so already, and who don't serve others' devices.
  private static func rules(
    about clouds: [(domain: String, maker: Operator)], beside rules: [IdentityRule]
  ) -> [IdentityRule] {
    let told = Set(
      rules.lazy.filter { $0.conditions.contains { $0.aspect == DeviceTrait.Aspect.asks } }
        .flatMap(\.answers).filter { $0.question == .maker }.map(\.value))
    let platforms = Set(IdentityRules.platforms.split(separator: "\n").map(String.init))
    var brands: [String: String] = [:]
    return clouds.compactMap { domain, maker in
      guard !platforms.contains(maker.name) else { return nil }
      let brand = brands[maker.name] ?? MakerNames.brand(maker.brands.first ?? maker.name)
      brands[maker.name] = brand
      return told.contains(brand) ? nil : IdentityRule("30 asks .\(domain) -> maker \(brand)")
    }
  }

  private mutating func insert(
    _ rule: IdentityRule, _ number: Int, into byAspect: inout [[String: Bucket]]
  ) {
    for condition in rule.conditions {
      switch condition.aspect {
      case DeviceTrait.Aspect.asks:
        domainEnds.insert(NameSuffixes.hash(ofLast: 2, of: String(condition.text.dropFirst())))
      case DeviceTrait.Aspect.serves, DeviceTrait.Aspect.calls:
        if let port = condition.text.split(separator: "/").last.flatMap({ Int($0) }) {
          ports.insert(port)
        }
      default: break
      }
    }
    let stage = rule.isSecondary ? Stage.secondary : .primary
    let first = rule.conditions[0]
    if first.aspect == DeviceTrait.Aspect.asks, stage == .primary {
      let domain = String(first.text.dropFirst())
      domains[NameSuffixes.hash(ofLast: .max, of: domain), default: []].append(number)
    } else if let byte = first.pattern.firstByte {
      byAspect[stage.rawValue][first.aspect, default: Bucket()].byFirst[Int(byte)].append(number)
    } else {
      byAspect[stage.rawValue][first.aspect, default: Bucket()].any.append(number)
    }
  }

  /// Whether the pattern of a rule's first condition is of a text.
  ///
  /// - Parameter traces: the text's.
  func firstHolds(_ number: Int, of text: ArraySlice<UInt8>, _ traces: ByteTraces) -> Bool {
    self.traces[number].mayBe(in: traces) && rules[number].conditions[0].pattern.matches(text)
  }

  /// The rules whose first condition looks at what a trait is, by its aspect or a wider one.
  func buckets(_ stage: Stage, _ aspect: String) -> [Bucket] {
    buckets[stage.rawValue][aspect] ?? []
  }

  /// The rules whose first condition looks at words; nil where there is none.
  func wordBucket(_ stage: Stage) -> Bucket? { wordBuckets[stage.rawValue] }

  /// The primary rules about a domain that this name is within.
  func candidates(asking name: String) -> [Int] {
    var found: [Int] = []
    for suffix in NameSuffixes.all(of: name) {
      guard let numbers = domains[suffix.hash] else { continue }
      found += numbers.filter { number in
        rules[number].conditions[0].text.utf8.dropFirst()
          .elementsEqual(name.utf8.suffix(suffix.length))
      }
    }
    return found
  }

  /// Whether any rule may be about this name.
  func concerns(_ name: String) -> Bool {
    domainEnds.contains(NameSuffixes.hash(ofLast: 2, of: name))
  }
}
