import Packets

/// What a destination is to whoever made the device that talks to it, after Ren et al., "Information Exposure From
/// Consumer IoT Devices", IMC 2019, §2.1.
public enum DestinationParty: String, Sendable {
  /// The maker's own, or its affiliate's.
  case own
  /// Machines and services that the maker rents: clouds, content delivery, time, names, notifications.
  case support
  /// Anybody else's.
  case third
}

/// Who made a device, and what says so.
public struct DeviceMaker: Hashable, Comparable, Sendable {
  public let name: String
  /// `its MAC`, `its UPnP description`: what stands before "says so".
  public let evidence: String
  /// The name's words.
  private let words: [String]

  public init(_ name: String, evidence: String) {
    self.name = name
    self.evidence = evidence
    words = Self.words(name)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.evidence == right.evidence
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(evidence)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.name, left.evidence) < (right.name, right.evidence)
  }
}

/// A destination's party, with what it was concluded from in words.
public struct PartyJudgement: Hashable, Sendable {
  public let party: DestinationParty
  public let basis: String

  public init(party: DestinationParty, basis: String) {
    self.party = party
    self.basis = basis
  }
}

extension OperatorRule {
  /// Whether this maker, or its house, runs it.
  public func isRun(by maker: DeviceMaker) -> Bool {
    `operator`.brandWords.contains { maker.isOf($0) }
  }

  /// What this operator is to a device; nil where it can't be told: another maker's platform may well be the device's
  /// own while who made the device is unknown.
  public func party(toDeviceOf makers: [DeviceMaker]) -> PartyJudgement? {
    var whose: String { "\(pattern) belongs to \(`operator`.name)" }
    for maker in makers {
      guard let place = `operator`.brandWords.firstIndex(where: { maker.isOf($0) }) else {
        continue
      }
      let brand = `operator`.brands[place]
      let affiliate = brand == `operator`.name ? "" : ", of the house of \(brand)"
      return PartyJudgement(
        party: .own, basis: "\(whose)\(affiliate); \(maker.evidence) says \(maker.name)")
    }
    // Many rent machines in a company's network: its number alone makes nobody a third party.
    guard !isOfSystem || `operator`.role == .cloud || `operator`.role == .cdn else { return nil }
    switch `operator`.role {
    case .cloud, .cdn, .time, .dns, .push, .relay:
      return PartyJudgement(party: .support, basis: "\(whose), which \(`operator`.role.service)")
    case .analytics, .advertising, .content:
      return PartyJudgement(party: .third, basis: "\(whose), which \(`operator`.role.service)")
    case .maker:
      guard let maker = makers.first else { return nil }
      return PartyJudgement(
        party: .third, basis: "\(whose); \(maker.evidence) says \(maker.name)")
    }
  }
}

extension DeviceMaker {
  /// Whether a registered domain bears this maker's name: as its first label, or the beginning or end of that.
  /// Words that many makers have, and short ones, name nobody.
  public func isNamed(in domain: String) -> Bool {
    guard let label = domain.split(separator: ".").first, let word = words.first,
      word.utf8.count >= 4, !Self.commonWords.contains(word)
    else { return false }
    let joined = String(label.filter { $0 != "-" })
    return joined.hasPrefix(word) || joined.hasSuffix(word)
  }

  private static let commonWords: Set<String> = [
    "china", "cloud", "digital", "electronic", "energy", "general", "global", "guangdong",
    "hangzhou", "home", "house", "intelligent", "light", "link", "micro", "mobile", "national",
    "network", "online", "power", "private", "secure", "security", "shanghai", "shenzhen",
    "smart", "system", "systems", "tech", "united", "video", "wireless", "world",
  ]
}

extension Operator.Role {
  /// What it does, as the end of a sentence.
  public var service: String {
    switch self {
    case .maker: "makes devices or runs a platform for them"
    case .cloud: "rents out machines and services"
    case .cdn: "delivers the content of others"
    case .time: "tells the time"
    case .dns: "answers for names"
    case .push: "passes notifications on"
    case .analytics: "gathers measurements of use"
    case .advertising: "sells advertising"
    case .content: "offers content or a service of its own"
    case .relay: "connects devices that can't reach each other"
    }
  }
}

extension DeviceMaker {
  /// Whether this is the maker that a brand belongs to: the brand's words stand in its name.
  ///
  /// - Parameter brandWords: the brand's ``words(_:)``.
  func isOf(_ brandWords: [String]) -> Bool {
    guard let first = brandWords.first, words.count >= brandWords.count else { return false }
    return (0...(words.count - brandWords.count)).contains { start in
      words[start] == first
        && words[start..<(start + brandWords.count)].elementsEqual(brandWords)
    }
  }

  /// Words in lower case; a hyphen, an apostrophe or an exclamation mark divides nothing.
  static func words(_ name: String) -> [String] {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return wordsOfAnyScript(name) }
    return name.utf8.filter { !undivided.contains($0) }
      .split { !$0.isAlphanumeric }
      .map { word in String(decoding: word.map(\.asciiLowercased), as: UTF8.self) }
  }

  /// What stands within words without dividing them.
  private static let undivided = Array("-'!.".utf8)

  private static func wordsOfAnyScript(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if !"-'!.".contains(character), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
