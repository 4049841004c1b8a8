/// Whose machines a service runs on, and where those stand as far as a name tells.
public struct Hosting: Hashable, Sendable {
  /// The cloud or content delivery network: `AWS`.
  public let provider: String
  /// The provider's own name of the place: `eu-central-1`.
  public let region: String?
  /// The city or state that the provider says its region is in, else the country's: `Frankfurt`.
  public let place: String?
  /// ISO 3166-1 alpha-2 code of that place.
  public let country: String?
  /// Whether it delivers from wherever is near, so that an address says little of where.
  public let isEverywhere: Bool

  init(provider: String, region: CloudRegion? = nil, isEverywhere: Bool = false) {
    self.provider = provider
    self.isEverywhere = isEverywhere
    self.region = region?.code
    place = region?.place
    country = region?.country
  }

  /// `AWS Frankfurt`
  public var words: String { place.map { "\(provider) \($0)" } ?? provider }
}

extension Hosting {
  /// Who hosts a name, by the name alone; nil unless a rule of a cloud or a content delivery network matches.
  public init?(ofName name: String, by operators: Operators = .known) {
    for rule in operators.rules(forName: name) {
      guard let hosting = Hosting(rule, name: name) else { continue }
      self = hosting
      return
    }
    return nil
  }

  /// Who hosts what an operator rule matched; nil unless it is a cloud's or a content delivery network's.
  public init?(_ rule: OperatorRule, name: String? = nil) {
    guard rule.operator.role == .cloud || rule.operator.role == .cdn else { return nil }
    self.init(
      provider: rule.operator.name,
      region: name.flatMap { CloudRegion.region(of: rule.operator.name, in: $0) },
      isEverywhere: rule.operator.role == .cdn)
  }
}
