import Foundation
import TestSupport
import Testing

/// The homes of the lab (Lab/README.md): what is reported of them is judged by the truth of what was played.
@Suite(
  .enabled(
    if: Lab.canJudge, "no python3 of 3.11 or newer: reports of the homes are not judged"))
struct HomeLabTests {
  @Test(arguments: ["seed-1", "seed-6"])
  func aCommittedHomeIsReportedAsItWasPlayed(_ home: String) throws {
    try Lab.expectTruth(Repository.captures.appending(path: "home").appending(path: home))
  }

  @Test func anotherHomeIsReportedAsItWasPlayed() throws {
    let folder = try TemporaryFolder()
    let generated = try Lab.run("generate", ["--seed", "23", "--out", folder.url.path])
    #expect(generated.status == 0, "\(generated.errors)")
    try Lab.expectTruth(folder.url)
  }
}

/// The tools of the home lab.
enum Lab {
  private static let folder = Repository.root.appending(path: "Tests")
    .deletingLastPathComponent().appending(path: "Lab")

  static let canJudge: Bool = {
    guard let python = Program.find("python3") else { return false }
    let check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return (try? Program.run(python, ["-c", check]))?.status == 0
  }()

  static func run(_ tool: String, _ arguments: [String]) throws -> Program.Result {
    let python = try #require(Program.find("python3"))
    return try Program.run(python, [folder.appending(path: tool).path] + arguments)
  }

  /// Judges the report of each view of a home.
  static func expectTruth(_ home: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path).sorted()
    let truths = names.filter { $0.hasSuffix(".truth.json") }
    #expect(truths.count >= 6)
    let folder = try TemporaryFolder()
    for truth in truths {
      let view = truth.dropLast(".truth.json".count)
      let capture = try #require(names.first { $0.hasPrefix("\(view).pcapng") })
      let report = try Program.run(
        ["report", "--format", "json", home.appending(path: capture).path])
      #expect(report.status == 0, "\(report.errors)")
      let file = try folder.write(Data(report.output.utf8), as: "report.json")
      let verdict = try run("judge", [home.appending(path: truth).path, file.path])
      #expect(verdict.status == 0, "\(home.lastPathComponent) \(verdict.output)\(verdict.errors)")
    }
  }
}
