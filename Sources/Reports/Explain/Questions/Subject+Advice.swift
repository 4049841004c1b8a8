import Analysis
import Packets
import Traffic

/// What should I do?
extension Subject {
  /// Pieces of advice at most.
  private static let bound = 4

  func advice() -> Answer {
    var sentences: [Answer.Sentence] = []
    var told: Set<String> = []
    for finding in findings {
      guard let advice = finding.advice,
        !told.contains(where: { $0.hasPrefix(advice.dropLast()) }), told.insert(advice).inserted
      else { continue }
      sentences.append(.init(advice.inert, finding.evidence))
    }
    if let why = report.station(of: device)?.whyClosed?.advice, told.insert(why).inserted {
      sentences.append(.init(why.inert))
    }
    for statement in report.vantage.statements
    where blindness != nil && (statement.device ?? device.id) == device.id {
      guard let advice = statement.advice, told.insert(advice).inserted else { continue }
      sentences.append(.init(advice.inert, statement.evidence))
    }
    guard !sentences.isEmpty else {
      return Answer(.advice, [.init("Nothing that was seen calls for it.")])
    }
    return Answer(.advice, Array(sentences.prefix(Self.bound)))
  }
}
