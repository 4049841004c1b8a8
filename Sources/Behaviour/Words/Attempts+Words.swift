extension Attempts {
  /// How many, what came back, and how often it tries again: `38 × no answer, every 5 min`, `3 × refused`.
  public var words: String {
    let silence = isAnswerHidden ? "in vain" : ContactPattern.unanswered.words
    let tries =
      if let refusal, isPartlyRefused {
        "\(Quantity.count(count)) × \(silence), \(Quantity.count(refusedPackets)) \(refusal.words)"
      } else {
        "\(Quantity.count(count)) × \(refusal?.words ?? silence)"
      }
    return paceWords.map { "\(tries), \($0)" } ?? tries
  }

  /// `every 3 min`; `in 4 rounds, every 3 min` where several tries are of one moment.
  public var paceWords: String? { paceWords(ofPackets: count) }

  /// The same of so many packets, of which one try may have taken several.
  public func paceWords(ofPackets packets: Int) -> String? {
    guard let period else { return nil }
    let rounds = rounds ?? count
    return rounds < packets
      ? "in \(Quantity.count(rounds, "round")), \(period.words)" : period.words
  }

  /// How a first SYN is repeated: `1, 3, 7 and 15 s`; nil where it isn't.
  public var repetitionWords: String? {
    let bound = 6
    let times = repetitions.filter { $0.isFinite && $0 >= 0.05 && $0 < 1e9 }.prefix(bound)
    guard let last = times.last else { return nil }
    let texts = times.dropLast().map(Self.number) + [Self.number(last) + " s"]
    guard texts.count > 1 else { return texts[0] }
    return texts.dropLast().joined(separator: ", ") + " and " + texts[texts.count - 1]
  }

  /// Whole seconds, as back-offs have them (RFC 6298 §5.5); tenths where these say more.
  private static func number(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    let isWhole = tenths >= 9 && [9, 0, 1].contains(tenths % 10) || seconds >= 9.95
    return isWhole
      ? Quantity.count(Int(seconds.rounded())) : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Attempts.Refusal {
  /// `refused`: whoever has the address has no such service; `forbidden`: a filter says so; `unreachable`: no way leads
  /// there.
  public var words: String {
    switch self {
    case .reset, .icmp("port-unreachable"): "refused"
    case .icmp(let name) where name.contains("prohibited"): "forbidden"
    case .icmp: "unreachable"
    }
  }
}
