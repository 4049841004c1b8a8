/// Who runs a service, and what for.
public struct Operator: Hashable, Sendable {
  /// What it does for whoever calls it.
  public enum Role: String, Sendable, CaseIterable {
    /// Makes devices, or runs a platform for those of many makers; its names serve those.
    case maker
    /// Rents out machines and services; whose business runs there is not said.
    case cloud
    /// Delivers the content of others.
    case cdn
    /// Tells the time.
    case time
    /// Answers DNS questions.
    case dns
    /// Passes notifications on to devices.
    case push
    /// Gathers measurements of use.
    case analytics
    case advertising
    /// Shows, plays or stores what people ask for: video, music, mail, social networks.
    case content
    /// Finds the way between devices that can't reach each other.
    case relay
  }

  /// What people call it: `TP-Link`.
  public let name: String
  public let role: Role
  /// Names that devices of the same house bear, affiliates' included.
  public let brands: [String]
  /// The words of each brand, as makers' names are compared by.
  let brandWords: [[String]]

  init(name: String, role: Role, brands: [String]) {
    self.name = name
    self.role = role
    self.brands = brands
    brandWords = brands.map(DeviceMaker.words)
  }
}

/// A rule that names an operator, and what it was found by.
public struct OperatorRule: Hashable, Sendable {
  public let `operator`: Operator
  /// `tplinkcloud.com`, `AS714` or an address.
  public let pattern: String
  /// Whether it was found by the number of an autonomous system.
  public let isOfSystem: Bool

  public init(operator: Operator, pattern: String, isOfSystem: Bool = false) {
    self.operator = `operator`
    self.pattern = pattern
    self.isOfSystem = isOfSystem
  }
}
