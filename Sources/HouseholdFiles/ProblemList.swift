/// The problems of one file: all are counted, the first few are kept.
struct ProblemList {
  /// A judgement: who has more than these has one cause for all of them.
  static let limit = 20

  let file: String
  private var kept: [HouseholdFileProblem] = []
  private var count = 0

  init(file: String) { self.file = file }

  mutating func add(_ line: Int?, _ text: String) {
    count += 1
    if kept.count < Self.limit {
      kept.append(HouseholdFileProblem(file: file, line: line, text: text))
    }
  }

  /// Those kept, and how many more there were.
  var all: [HouseholdFileProblem] {
    guard count > kept.count else { return kept }
    let rest = "\(count - kept.count) more lines were left out for such reasons"
    return kept + [HouseholdFileProblem(file: file, line: nil, text: rest)]
  }
}
