extension ContactBehaviour {
  /// How much of the contact's own period that of a part of it may differ to be the same: a judgement.
  private static let sameness = 0.1

  /// How regularly a part of the contact comes again: the question for its name, say, or the connections after the first. It is told
  /// as often as the contact itself is (five starts; three tries of what was never answered), and as the contact's own period
  /// where it is about that. Nil where it comes in bursts: how often it came would say something else.
  public func period(ofPart times: [Int64]) -> Period? {
    let fewest = pattern == .unanswered ? Attempts.fewestTries : Period.fewestStarts
    guard let own = Period(ofStarts: times, fewest: fewest), own.count == times.count else {
      return nil
    }
    guard let pace = period ?? attempts?.period,
      abs(pace.seconds - own.seconds) <= pace.seconds * Self.sameness
    else { return own }
    return Period(seconds: pace.seconds, jitter: pace.jitter, count: own.count)
  }
}
