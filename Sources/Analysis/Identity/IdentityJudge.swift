import Traffic

/// Weighs what rules say of one device.
///
/// The weights of the rules that hold add up, each rule counting once however often it is met. The best type wins if
/// it has at least ``typeThreshold`` and leads the second by ``typeMargin``; else it is unknown. All numbers are
/// judgements: a weight of 90 is given to what a device says of itself in a field made for saying it, 60 to 70 to what hardly any other
/// device does, 50 to what is enough alone, 30 to what needs a second, 10 to 20 to hints.
struct IdentityJudge {
  static let typeThreshold = 50
  static let typeMargin = 20
  static let makerThreshold = 30
  static let modelThreshold = 30
  static let systemThreshold = 30
  /// What the holder of the MAC prefix counts as maker, where it is not known to make components.
  static let vendorWeight = 40
  /// What all names asked for can count together: a device also asks for its apps, its users and those behind it.
  static let hearsayBound = 60
  /// Makers' clouds asked for without any other sign of their makers: with so many the device is anybody's.
  static let cloudBound = 3

  /// Who speaks with the clouds of many makers, for the apps on them or the devices behind them.
  private static let speakForOthers: Set = [
    "phone", "tablet", "computer", "console", "tv", "router", "access-point", "server",
    "virtual-machine", "watch",
  ]

  private struct Score {
    var firm = 0
    var hearsay = 0
    /// The rule that counts most, and what it was met by.
    var weight = Int.min
    var trait: DeviceTrait

    var total: Int { firm + min(hearsay, IdentityJudge.hearsayBound) }
  }

  private let index: IdentityRuleIndex
  private var traits: [DeviceTrait]
  private var scores: [IdentityRule.Question: [String: Score]] = [:]

  /// What a device with these traits is.
  static func judge(_ traits: [DeviceTrait], by index: IdentityRuleIndex = .standard) -> Identity {
    var judge = Self(index: index, traits: traits)
    return judge.identity()
  }

  private init(index: IdentityRuleIndex, traits: [DeviceTrait]) {
    self.index = index
    self.traits = traits
  }

  private mutating func identity() -> Identity {
    addVendor()
    addRules(.primary)
    var identity = Identity()
    identity.system = best(.system, atLeast: Self.systemThreshold)
    if let system = identity.system {
      traits.append(DeviceTrait(DeviceTrait.Aspect.system, system.value, system.evidence))
    }
    identity.maker = best(.maker, atLeast: Self.makerThreshold)
    let isHearsay = identity.maker.map { scores[.maker]?[$0.value]?.firm ?? 0 <= 0 } ?? false
    if let maker = identity.maker, !isHearsay {
      traits.append(DeviceTrait(DeviceTrait.Aspect.maker, maker.value, maker.evidence))
    }
    addRules(.secondary)
    identity.model = best(.model, atLeast: Self.modelThreshold)
    identity.type = best(.type, atLeast: Self.typeThreshold, by: Self.typeMargin)
    let type = identity.type?.value ?? ""
    if isHearsay, Self.speakForOthers.contains(type) || clouds >= Self.cloudBound {
      identity.maker = nil
    }
    return identity
  }

  /// Makers for whom only names that were asked for speak.
  private var clouds: Int { scores[.maker]?.values.count { $0.firm <= 0 } ?? 0 }

  // MARK: Rules

  private mutating func addVendor() {
    guard let vendor = traits.first(where: { $0.aspect == DeviceTrait.Aspect.vendor }),
      let maker = MakerNames.maker(ofVendor: vendor.value)
    else { return }
    add(.maker, maker, Self.vendorWeight, vendor)
  }

  /// Adds the rules of a stage that hold, each for the earliest trait that its first condition holds of.
  private mutating func addRules(_ stage: IdentityRuleIndex.Stage) {
    var met: [Int: (trait: Int, value: Range<Int>)] = [:]
    for (place, trait) in traits.enumerated() {
      let whole = trait.bytes.indices
      if trait.aspect == DeviceTrait.Aspect.asks, stage == .primary {
        for number in index.candidates(asking: trait.value) { meet(number, place, whole, &met) }
        continue
      }
      meet(stage, trait.aspect, place, [whole], &met)
      for aspect in trait.widerAspects { meet(stage, aspect, place, [whole], &met) }
      meet(stage, DeviceTrait.Aspect.word, place, trait.words, &met)
    }
    for (number, (place, range)) in met {
      let rule = index.rules[number]
      guard rule.conditions.dropFirst().allSatisfy({ $0.holds(of: traits) }) else { continue }
      add(rule, traits[place], traits[place].text(at: range))
    }
  }

  /// Meets the rules about an aspect whose first condition holds of a part of a trait's value.
  private func meet(
    _ stage: IdentityRuleIndex.Stage, _ aspect: String, _ place: Int, _ parts: [Range<Int>],
    _ met: inout [Int: (trait: Int, value: Range<Int>)]
  ) {
    guard !parts.isEmpty, let bucket = index.bucket(stage, aspect) else { return }
    for part in parts {
      let bytes = traits[place].bytes[part]
      let letters = GlobPattern.letters(of: bytes)
      func meetAll(_ numbers: [Int]) {
        for number in numbers {
          let pattern = index.pattern(number)
          guard pattern.letters & ~letters == 0, pattern.matches(bytes) else { continue }
          meet(number, place, part, &met)
        }
      }
      meetAll(bucket.beginning(with: bytes.first))
      meetAll(bucket.any)
    }
  }

  private func meet(
    _ number: Int, _ place: Int, _ part: Range<Int>,
    _ met: inout [Int: (trait: Int, value: Range<Int>)]
  ) {
    if let known = met[number], !DeviceTrait.precedes(traits[place], traits[known.trait]) { return }
    met[number] = (place, part)
  }

  private mutating func add(_ rule: IdentityRule, _ trait: DeviceTrait, _ looked: String) {
    for answer in rule.answers {
      var value = answer.value == "=" ? looked : answer.value
      if answer.question == .maker, answer.value == "=" { value = MakerNames.brand(value) }
      if answer.question == .model { value = Self.withoutAddress(value) }
      add(answer.question, value, rule.weight, trait)
    }
  }

  /// A model without the MAC, or the end of one, that some devices hang on it: `DCS-935L-B0C554255B0E`.
  private static func withoutAddress(_ model: String) -> String {
    guard let hyphen = model.lastIndex(of: "-"), hyphen > model.startIndex else { return model }
    let end = model[hyphen...].dropFirst().utf8
    guard end.count == 6 || end.count == 12, end.allSatisfy(\.isHexDigit) else {
      return model
    }
    return String(model[..<hyphen])
  }

  // MARK: Scores

  private mutating func add(
    _ question: IdentityRule.Question, _ value: String, _ weight: Int, _ trait: DeviceTrait
  ) {
    var score = scores[question]?[value] ?? Score(trait: trait)
    if trait.aspect == DeviceTrait.Aspect.asks {
      score.hearsay += weight
    } else {
      score.firm += weight
    }
    if weight > score.weight
      || weight == score.weight && DeviceTrait.precedes(trait, score.trait)
    {
      score.weight = weight
      score.trait = trait
    }
    scores[question, default: [:]][value] = score
  }

  /// The answer with the highest score, if that is high enough and no other comes too near.
  private func best(
    _ question: IdentityRule.Question, atLeast threshold: Int, by margin: Int = 0
  ) -> Identity.Conclusion? {
    let ranked = (scores[question] ?? [:]).sorted { left, right in
      if left.value.total != right.value.total { return left.value.total > right.value.total }
      if DeviceTrait.precedes(left.value.trait, right.value.trait) { return true }
      if DeviceTrait.precedes(right.value.trait, left.value.trait) { return false }
      return left.key < right.key
    }
    guard let first = ranked.first, first.value.total >= threshold else { return nil }
    if ranked.count > 1, first.value.total - ranked[1].value.total < margin { return nil }
    let trait = first.value.trait
    return Identity.Conclusion(value: first.key, source: trait.aspect, evidence: trait.evidence)
  }
}
