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
  /// What one counts whom no rule knows: it may make whole devices for the maker whose service they ask for.
  static let unknownVendorWeight = 30
  /// What a service for things of one kind counts more, asked for by what its own maker made or by what has no apps.
  static let ownCloudWeight = 20
  /// What all names asked for can count together: a device also asks for its apps, its users and those behind it.
  static let hearsayBound = 60
  /// What they can count together for a kind of thing that speaks for itself only, where apps may have asked for them.
  static let appHearsayBound = 30
  /// Makers' clouds asked for without any other sign of their makers: with so many the device is anybody's.
  static let cloudBound = 3
  /// So many of them show that apps may have asked.
  static let appCloudBound = 2

  /// Who speaks with the clouds of many makers, for the apps on them or the devices behind them.
  private static let speakForOthers: Set = [
    "phone", "tablet", "computer", "console", "tv", "router", "access-point", "server",
    "virtual-machine", "watch",
  ]
  /// The systems that run apps of anybody's.
  private static let appSystems: Set = ["Windows", "macOS", "iOS", "Android"]

  private struct Score {
    var firm = 0
    var hearsay = 0
    /// The rule that counts most, and what it was met by.
    var weight = Int.min
    var trait: DeviceTrait

    func total(hearsayBound: Int) -> Int { firm + min(hearsay, hearsayBound) }
  }

  private let index: IdentityRuleIndex
  private var traits: [DeviceTrait]
  private var scores: [IdentityRule.Question: [String: Score]] = [:]
  /// Whether apps of anybody's may have asked for names.
  private var mayHaveApps = false
  /// The rules about names asked for that hold.
  private var heard: [(rule: IdentityRule, trait: DeviceTrait)] = []

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
    let hasNoApps = hasNoApps(identity.system?.value)
    if let maker = identity.maker, !isHearsay || hasNoApps {
      traits.append(DeviceTrait(DeviceTrait.Aspect.maker, maker.value, maker.evidence))
    }
    let runsApps = Self.appSystems.contains(identity.system?.value ?? "")
    mayHaveApps = !hasNoApps && (runsApps || clouds >= Self.appCloudBound)
    if !runsApps {
      addOwnClouds(of: isHearsay ? nil : identity.maker?.value, hasNoApps: hasNoApps)
    }
    addRules(.secondary)
    identity.model = best(.model, atLeast: Self.modelThreshold)
    identity.type = best(.type, atLeast: Self.typeThreshold, by: Self.typeMargin)
    let type = identity.type?.value ?? ""
    if isHearsay, runsApps || Self.speakForOthers.contains(type) || clouds >= Self.cloudBound {
      for maker in (scores[.maker] ?? [:]).filter({ $0.value.firm <= 0 }).keys {
        scores[.maker]?[maker] = nil
      }
      identity.maker = best(.maker, atLeast: Self.makerThreshold)
    }
    return identity
  }

  /// Makers for whom only names that were asked for speak.
  private var clouds: Int { scores[.maker]?.values.count { $0.firm <= 0 } ?? 0 }

  /// Whether its adapter or its network stack is one of microcontrollers: what it asks for, it asks for itself.
  private func hasNoApps(_ system: String?) -> Bool {
    if let system, MakerNames.isMicrocontroller(stack: system) { return clouds < Self.cloudBound }
    guard let vendor = traits.first(where: { $0.aspect == DeviceTrait.Aspect.vendor }) else {
      return false
    }
    return MakerNames.isMicrocontroller(vendor: vendor.value) && clouds < Self.cloudBound
  }

  // MARK: Rules

  private mutating func addVendor() {
    guard let vendor = traits.first(where: { $0.aspect == DeviceTrait.Aspect.vendor }),
      let maker = MakerNames.maker(ofVendor: vendor.value)
    else { return }
    let weight = index.makers.contains(maker) ? Self.vendorWeight : Self.unknownVendorWeight
    add(.maker, maker, weight, vendor)
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

  /// Adds that services for things of one kind are asked for by what is itself of it: its maker's, or anybody's where
  /// it has no apps that could ask. Each kind counts once.
  private mutating func addOwnClouds(of maker: String?, hasNoApps: Bool) {
    var kinds: [String: DeviceTrait] = [:]
    for (rule, trait) in heard where rule.weight > 0 {
      let makers = rule.answers.filter { $0.question == .maker }.map(\.value)
      guard hasNoApps || maker.map(makers.contains) ?? false else { continue }
      for answer in rule.answers where answer.question == .type {
        if let known = kinds[answer.value], DeviceTrait.precedes(known, trait) { continue }
        kinds[answer.value] = trait
      }
    }
    for (kind, trait) in kinds { add(.type, kind, Self.ownCloudWeight, trait, isFirm: true) }
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
    if trait.aspect == DeviceTrait.Aspect.asks { heard.append((rule, trait)) }
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
    _ question: IdentityRule.Question, _ value: String, _ weight: Int, _ trait: DeviceTrait,
    isFirm: Bool = false
  ) {
    var score = scores[question]?[value] ?? Score(trait: trait)
    if trait.aspect == DeviceTrait.Aspect.asks, !isFirm {
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
    let ranked = (scores[question] ?? [:]).map { answer, score in
      (answer: answer, score: score, total: total(of: score, for: answer, question))
    }.sorted { left, right in
      if left.total != right.total { return left.total > right.total }
      if DeviceTrait.precedes(left.score.trait, right.score.trait) { return true }
      if DeviceTrait.precedes(right.score.trait, left.score.trait) { return false }
      return left.answer < right.answer
    }
    guard let first = ranked.first, first.total >= threshold else { return nil }
    if ranked.count > 1, first.total - ranked[1].total < margin { return nil }
    let trait = first.score.trait
    return Identity.Conclusion(value: first.answer, source: trait.aspect, evidence: trait.evidence)
  }

  /// What a score counts: less of what apps may have asked for, where it is for a kind of thing that has none.
  private func total(
    of score: Score, for answer: String, _ question: IdentityRule.Question
  ) -> Int {
    let isOfApps = question == .type && mayHaveApps && !Self.speakForOthers.contains(answer)
    return score.total(hearsayBound: isOfApps ? Self.appHearsayBound : Self.hearsayBound)
  }
}
