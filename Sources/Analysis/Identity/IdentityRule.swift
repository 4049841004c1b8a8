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
  init?(_ line: Substring) {
    guard let arrow = line.utf8.firstIndex(of: UInt8(ascii: ">")), arrow > line.startIndex,
      line.utf8[line.utf8.index(before: arrow)] == UInt8(ascii: "-"),
      let (weight, looked) = Self.pair(line[..<line.utf8.index(before: arrow)].utf8),
      let weight = Int(weight)
    else { return nil }
    self.weight = weight
    var conditions: [Condition] = []
    for text in looked.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
      guard let (aspect, pattern) = Self.pair(text) else { return nil }
      if aspect == DeviceTrait.Aspect.asks, pattern.utf8.first != UInt8(ascii: ".") { return nil }
      conditions.append(Condition(aspect: aspect, pattern: GlobPattern(pattern), text: pattern))
    }
    var answers: [Answer] = []
    for text in line[line.utf8.index(after: arrow)...].utf8.split(separator: UInt8(ascii: ",")) {
      guard let (name, value) = Self.pair(text), let question = Question(rawValue: name) else {
        return nil
      }
      answers.append(Answer(question: question, value: value))
    }
    guard !answers.isEmpty else { return nil }
    self.conditions = conditions
    self.answers = answers
  }

  /// The first word, and the rest, without the spaces around them.
  private static func pair(_ text: Substring.UTF8View) -> (String, String)? {
    let space = UInt8(ascii: " ")
    var rest = Substring(text.drop { $0 == space }).utf8
    while rest.last == space { rest.removeLast() }
    guard let end = rest.firstIndex(of: space) else { return nil }
    let second = rest[end...].drop { $0 == space }
    return (String(Substring(rest[..<end])), String(Substring(second)))
  }

  /// Whether all conditions hold but the first, by which it is found.
  func furtherConditionsHold(of traits: [DeviceTrait]) -> Bool {
    conditions.count == 1 || conditions.dropFirst().allSatisfy { $0.holds(of: traits) }
  }

  /// Whether it builds on what other rules concluded.
  var isSecondary: Bool {
    conditions.contains {
      $0.aspect == DeviceTrait.Aspect.maker || $0.aspect == DeviceTrait.Aspect.system
    }
  }
}
