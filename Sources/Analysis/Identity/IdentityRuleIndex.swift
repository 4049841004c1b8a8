import Destinations

/// Rules by what they look at, so that a trait meets only those that may hold of it.
///
/// Made once and shared: to copy it for each device takes longer than to ask it.
final class IdentityRuleIndex: Sendable {
  /// When a rule is asked.
  enum Stage: Int, Sendable, CaseIterable {
    /// At once.
    case primary
    /// When maker and operating system are concluded, on which it builds.
    case secondary
  }

  let rules: [IdentityRule]
  /// What the pattern of each rule's first condition can't do without.
  private let traces: [ByteTraces]
  /// Lines that make no sense.
  let unreadable: [String]

  /// By stage, then by the number of a trait's aspect: the rules whose first condition looks at that, or at a wider one of it.
  private let buckets: [[RuleBucket?]]
  /// By stage: the rules whose first condition looks at words.
  private let wordBuckets: [RuleBucket?]
  /// Those about names asked for, by the hash of the domain.
  private let domains: [UInt64: [Int]]
  /// The hashes of the last two labels of all domains that any condition names.
  private let domainEnds: Set<UInt64>
  /// The numbers of the ports that any condition names.
  let ports: Set<Int>

  /// The makers that any rule names, and all brands that are listed.
  let makers: Set<String>

  /// The rules of the program.
  static let standard = IdentityRuleIndex(
    IdentityRules.text, clouds: Operators.known.makerDomains)

  /// Reads the rules of the program, so that nobody has to wait for it later.
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
    domainEnds = Self.domainEnds(in: rules)
    ports = Self.ports(in: rules)
    var domains: [UInt64: [Int]] = [:]
    var byAspect = Stage.allCases.map { _ in [String: [(number: Int, traces: ByteTraces)]]() }
    for (number, rule) in rules.enumerated() {
      let first = rule.conditions[0]
      if first.aspect == DeviceTrait.Aspect.asks, !rule.isSecondary {
        let domain = String(first.text.dropFirst())
        domains[NameSuffixes.hash(ofLast: .max, of: domain), default: []].append(number)
      } else {
        let stage = rule.isSecondary ? Stage.secondary : .primary
        byAspect[stage.rawValue][first.aspect, default: []].append((number, first.pattern.traces))
      }
    }
    self.domains = domains
    wordBuckets = byAspect.map { $0[DeviceTrait.Aspect.word].map(RuleBucket.init) }
    buckets = byAspect.map { own in
      DeviceTrait.aspects.map { aspect in
        let looking = ([aspect.name] + aspect.widerAspects).flatMap { own[$0] ?? [] }
        return looking.isEmpty ? nil : RuleBucket(looking)
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

  private static func domainEnds(in rules: [IdentityRule]) -> Set<UInt64> {
    let asked = rules.lazy.flatMap(\.conditions).filter { $0.aspect == DeviceTrait.Aspect.asks }
    return Set(asked.map { NameSuffixes.hash(ofLast: 2, of: String($0.text.dropFirst())) })
  }

  private static func ports(in rules: [IdentityRule]) -> Set<Int> {
    let aspects = [DeviceTrait.Aspect.serves, DeviceTrait.Aspect.calls]
    let named = rules.lazy.flatMap(\.conditions).filter { aspects.contains($0.aspect) }
    return Set(named.compactMap { $0.text.split(separator: "/").last.flatMap { Int($0) } })
  }

  /// Whether the pattern of a rule's first condition is of a text.
  ///
  /// - Parameter traces: the text's.
  func firstHolds(_ number: Int, of text: ArraySlice<UInt8>, _ traces: ByteTraces) -> Bool {
    self.traces[number].mayBe(in: traces) && rules[number].conditions[0].pattern.matches(text)
  }

  /// The rules whose first condition looks at what a trait is, by its aspect or a wider one; nil where there is none.
  func bucket(_ stage: Stage, _ trait: DeviceTrait) -> RuleBucket? {
    trait.aspectNumber.flatMap { buckets[stage.rawValue][$0] }
  }

  /// The rules whose first condition looks at words; nil where there is none.
  func wordBucket(_ stage: Stage) -> RuleBucket? { wordBuckets[stage.rawValue] }

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
