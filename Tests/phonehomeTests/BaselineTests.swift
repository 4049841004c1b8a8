import Foundation
import TestSupport
import Testing

/// The texts of the sample home, byte for byte as they were last reviewed (Tests/Baselines).
struct BaselineTests {
  private static let folder = Repository.root.appending(path: "Tests/Baselines")

  /// Each text's name and the arguments that give it.
  private static let list: [(name: String, arguments: [String])] = {
    let text = (try? String(contentsOf: folder.appending(path: "list"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      return words.first.map { ($0, Array(words.dropFirst())) }
    }
  }()

  @Test func aReportAndThreeExplanationsAreKept() {
    #expect(Self.list.count >= 4)
  }

  @Test(arguments: list.indices) func theProgramSaysWhatWasReviewed(_ index: Int) throws {
    let (name, arguments) = Self.list[index]
    let expected = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let told = try Program.run(Program.url, arguments, in: Repository.root).output
    guard told != expected else { return }
    let lines = zip(
      told.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let difference = lines.first { $0 != $1 }.map { "'\($1)' became '\($0)'" } ?? "lengths differ"
    Issue.record("\(name): \(difference). If that is better, run 'make baselines'.")
  }
}
