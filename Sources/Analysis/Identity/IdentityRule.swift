/// What a trait of a device says of its maker, model, type or operating system.
///
/// Written as one line: the weight, what to look at and a pattern, further such pairs after `&`, and after `->` what
/// follows: `60 word HS1##* -> type plug, maker TP-Link, model =`. An `=` stands for the value looked at. The
/// pattern of a name asked for is a domain, written with a dot before it: it stands for all names within, too.
struct IdentityRule: Sendable {
  struct Condition: Sendable {
    let aspect: String
    let pattern: GlobPattern
    /// What the pattern was written as.
    let text: String

    /// Whether any trait is as it says.
    func holds(of traits: [DeviceTrait]) -> Bool {
      traits.contains { trait in
        if trait.aspect == aspect || trait.widerAspects.contains(aspect) {
          return matches(trait.bytes[...])
        }
        return aspect == DeviceTrait.Aspect.word
          && trait.words.contains { matches(trait.bytes[$0]) }
      }
    }

    private func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
      guard aspect == DeviceTrait.Aspect.asks else { return pattern.matches(bytes) }
      let domain = Array(text.utf8)
      return bytes.elementsEqual(domain.dropFirst())
        || bytes.count >= domain.count && bytes.suffix(domain.count).elementsEqual(domain)
    }
  }

  /// What can be concluded.
  enum Question: String, Sendable {
    case maker
    case model
    case type
    /// The operating system, or the network stack.
    case system = "os"
  }

  struct Answer: Sendable {
    let question: Question
    /// `=` stands for the value looked at.
    let value: String
  }

  /// How much it counts; below zero it counts against.
  let weight: Int
  /// All of which must hold; the first is the one it is found by, and quoted for.
  let conditions: [Condition]
  let answers: [Answer]

  /// - Returns: nil where the line makes no sense.
  init?(_ line: some StringProtocol) {
    let halves = line.split(separator: " -> ")
    guard halves.count == 2, let space = halves[0].firstIndex(of: " "),
      let weight = Int(halves[0][..<space])
    else { return nil }
    self.weight = weight
    var conditions: [Condition] = []
    for text in halves[0][space...].split(separator: " & ") {
      guard let (aspect, pattern) = Self.pair(text) else { return nil }
      if aspect == DeviceTrait.Aspect.asks, pattern.first != "." { return nil }
      conditions.append(Condition(aspect: aspect, pattern: GlobPattern(pattern), text: pattern))
    }
    var answers: [Answer] = []
    for text in halves[1].split(separator: ", ") {
      guard let (name, value) = Self.pair(text), let question = Question(rawValue: name) else {
        return nil
      }
      answers.append(Answer(question: question, value: value))
    }
    guard !conditions.isEmpty, !answers.isEmpty, !halves[0].hasSuffix("&") else { return nil }
    self.conditions = conditions
    self.answers = answers
  }

  /// The first word, and the rest.
  private static func pair(_ text: some StringProtocol) -> (String, String)? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    var rest = parts[1]
    while rest.last == " " { rest.removeLast() }
    return rest.isEmpty ? nil : (String(parts[0]), String(rest))
  }

  /// Whether it builds on what other rules concluded.
  var isSecondary: Bool {
    conditions.contains {
      $0.aspect == DeviceTrait.Aspect.maker || $0.aspect == DeviceTrait.Aspect.system
    }
  }
}
