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
    let question: IdentityRule.Question
    let answer: String
    var firm = 0
    var hearsay = 0
    /// The rule that counts most, and the place of the trait it was met by.
    var weight = Int.min
    var trait: Int

    func total(hearsayBound: Int) -> Int { firm + min(hearsay, hearsayBound) }
  }

  private let index: IdentityRuleIndex
  private var traits: [DeviceTrait]
  /// Who made its adapter.
  private let vendor: MakerNames.Vendor?
  private let vendorTrait: Int?
  /// Of each answer that anything speaks for: no more than rules give.
  private var scores: [Score] = []
  /// The rules of the stage that are met, each once.
  private var met: [Meeting] = []
  /// Whether apps of anybody's may have asked for names.
  private var mayHaveApps = false
  /// The rules about names asked for that hold, by their numbers, and the places of the traits they were met by.
  private var heard: [(rule: Int, trait: Int)] = []

  /// A rule of which the first condition holds: of a part of the value of the trait at a place.
  private struct Meeting {
    let rule: Int
    var trait: Int
    var part: Range<Int>
  }

  /// What a device with these traits is.
  static func judge(
    _ traits: consuming [DeviceTrait], by index: IdentityRuleIndex = .standard
  ) -> Identity {
    var judge = Self(index: index, traits: traits)
    return judge.identity()
  }

  /// Who made a device, by what it claims alone: none of that is hearsay, so that nothing else concluded of it matters.
  static func maker(
    claimedBy traits: consuming [DeviceTrait], by index: IdentityRuleIndex = .standard
  ) -> Identity.Conclusion? {
    var judge = Self(index: index, traits: traits)
    judge.addRules(.primary)
    return judge.best(.maker, atLeast: makerThreshold)
  }

  private init(index: IdentityRuleIndex, traits: consuming [DeviceTrait]) {
    self.index = index
    let place = traits.firstIndex { $0.aspect == DeviceTrait.Aspect.vendor }
    vendorTrait = place
    vendor = if let place { MakerNames.vendor(traits[place].value) } else { nil }
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
    let isHearsay = identity.maker.map { score(.maker, $0.value)?.firm ?? 0 <= 0 } ?? false
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
      scores.removeAll { $0.question == .maker && $0.firm <= 0 }
      identity.maker = best(.maker, atLeast: Self.makerThreshold)
    }
    return identity
  }

  /// Makers for whom only names that were asked for speak.
  private var clouds: Int { scores.count { $0.question == .maker && $0.firm <= 0 } }

  /// Whether its adapter or its network stack is one of microcontrollers: what it asks for, it asks for itself.
  private func hasNoApps(_ system: String?) -> Bool {
    if let system, MakerNames.isMicrocontroller(stack: system) { return clouds < Self.cloudBound }
    return vendor?.makesMicrocontrollers == true && clouds < Self.cloudBound
  }

  // MARK: Rules

  private mutating func addVendor() {
    guard let vendorTrait, let maker = vendor?.maker else { return }
    let weight = index.makers.contains(maker) ? Self.vendorWeight : Self.unknownVendorWeight
    add(.maker, maker, weight, vendorTrait)
  }

  /// Adds the rules of a stage that hold, each for the earliest trait that its first condition holds of.
  private mutating func addRules(_ stage: IdentityRuleIndex.Stage) {
    met.removeAll(keepingCapacity: true)
    for place in traits.indices {
      let whole = traits[place].bytes.indices
      if stage == .primary, traits[place].aspect == DeviceTrait.Aspect.asks {
        for number in index.candidates(asking: traits[place].value) {
          meet(number, place, whole)
        }
        continue
      }
      if let bucket = index.bucket(stage, traits[place]) { meet(bucket, place, whole) }
      let words = traits[place].words
      guard !words.isEmpty, let bucket = index.wordBucket(stage) else { continue }
      for word in words { meet(bucket, place, word) }
    }
    for meeting in met where index.rules[meeting.rule].furtherConditionsHold(of: traits) {
      add(meeting)
    }
  }

  /// Adds that services for things of one kind are asked for by what is itself of it: its maker's, or anybody's where
  /// it has no apps that could ask. Each kind counts once.
  private mutating func addOwnClouds(of maker: String?, hasNoApps: Bool) {
    var kinds: [String: Int] = [:]
    for (number, trait) in heard where index.rules[number].weight > 0 {
      let rule = index.rules[number]
      let makers = rule.answers.filter { $0.question == .maker }.map(\.value)
      guard hasNoApps || maker.map(makers.contains) ?? false else { continue }
      for answer in rule.answers where answer.question == .type {
        if let known = kinds[answer.value], precedes(known, trait) { continue }
        kinds[answer.value] = trait
      }
    }
    for (kind, trait) in kinds { add(.type, kind, Self.ownCloudWeight, trait, isFirm: true) }
  }

  /// Meets the rules whose first condition holds of a part of a trait's value.
  private mutating func meet(_ bucket: RuleBucket, _ place: Int, _ part: Range<Int>) {
    let bytes = traits[place].bytes[part]
    let traces = ByteTraces(bytes)
    bucket.forEachCandidate(of: traces) { number in
      if index.firstHolds(number, of: bytes, traces) { meet(number, place, part) }
    }
  }

  private mutating func meet(_ number: Int, _ place: Int, _ part: Range<Int>) {
    guard let known = met.firstIndex(where: { $0.rule == number }) else {
      met.append(Meeting(rule: number, trait: place, part: part))
      return
    }
    if precedes(place, met[known].trait) {
      met[known].trait = place
      met[known].part = part
    }
  }

  private mutating func add(_ meeting: Meeting) {
    let rule = index.rules[meeting.rule]
    let trait = traits[meeting.trait]
    if trait.aspect == DeviceTrait.Aspect.asks { heard.append((meeting.rule, meeting.trait)) }
    for answer in rule.answers {
      let isLookedAt = answer.value == "="
      var value = isLookedAt ? trait.text(at: meeting.part) : answer.value
      if answer.question == .maker, isLookedAt { value = MakerNames.brand(value) }
      if answer.question == .model { value = Self.withoutAddress(value) }
      add(answer.question, value, rule.weight, meeting.trait)
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

  private func score(_ question: IdentityRule.Question, _ answer: String) -> Score? {
    scores.first { $0.question == question && $0.answer == answer }
  }

  private mutating func add(
    _ question: IdentityRule.Question, _ answer: String, _ weight: Int, _ trait: Int,
    isFirm: Bool = false
  ) {
    var place = scores.count
    if let known = scores.firstIndex(where: { $0.question == question && $0.answer == answer }) {
      place = known
    } else {
      scores.append(Score(question: question, answer: answer, trait: trait))
    }
    if traits[trait].aspect == DeviceTrait.Aspect.asks, !isFirm {
      scores[place].hearsay += weight
    } else {
      scores[place].firm += weight
    }
    if weight > scores[place].weight
      || weight == scores[place].weight && precedes(trait, scores[place].trait)
    {
      scores[place].weight = weight
      scores[place].trait = trait
    }
  }

  /// The answer with the highest score, if that is high enough and no other comes too near.
  private func best(
    _ question: IdentityRule.Question, atLeast threshold: Int, by margin: Int = 0
  ) -> Identity.Conclusion? {
    var first: Int?
    var second: Int?
    for place in scores.indices where scores[place].question == question {
      guard let best = first else {
        first = place
        continue
      }
      let isBetter = ranks(place, before: best)
      if isBetter { first = place }
      second = max(second ?? .min, total(of: scores[isBetter ? best : place]))
    }
    guard let first, total(of: scores[first]) >= threshold else { return nil }
    if let second, total(of: scores[first]) - second < margin { return nil }
    let trait = traits[scores[first].trait]
    return Identity.Conclusion(
      value: scores[first].answer, source: trait.aspect, evidence: trait.evidence)
  }

  /// Whether one score comes before another: the higher, else the one met earlier.
  private func ranks(_ place: Int, before other: Int) -> Bool {
    let (left, right) = (scores[place], scores[other])
    let (mine, others) = (total(of: left), total(of: right))
    if mine != others { return mine > others }
    if precedes(left.trait, right.trait) { return true }
    if precedes(right.trait, left.trait) { return false }
    return left.answer < right.answer
  }

  private func precedes(_ trait: Int, _ other: Int) -> Bool {
    DeviceTrait.precedes(traits[trait], traits[other])
  }

  /// What a score counts: less of what apps may have asked for, where it is for a kind of thing that has none.
  private func total(of score: Score) -> Int {
    let isOfApps =
      score.question == .type && mayHaveApps && !Self.speakForOthers.contains(score.answer)
    return score.total(hearsayBound: isOfApps ? Self.appHearsayBound : Self.hearsayBound)
  }
}
