import Foundation
import TestSupport
import Testing

/// What the README shows is what the program says, or a part of it.
struct ReadmeTests {
  /// The commands that the README shows the output of, each with that.
  private static let shown: [(command: String, output: String)] = {
    let file = Repository.root.appending(path: "README.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.matches(of: /\n {4}phonehome ([^\n]+)\n\n```text\n([\s\S]*?)```\n/).map {
      (String($0.1), String($0.2))
    }
  }()

  @Test func theFirstScreenAndAnExplanationAreShown() {
    #expect(Self.shown.map(\.command).contains("home.pcapng"))
    #expect(Self.shown.count >= 2)
  }

  @Test(arguments: shown.indices) func itIsWhatTheProgramSays(_ index: Int) throws {
    let (command, output) = Self.shown[index]
    let folder = try TemporaryFolder()
    let packed = Sample.path("home/seed-1/inside.pcapng.gz")
    let unpacked = try Program.run(
      URL(filePath: "/bin/sh"), ["-c", "gunzip -c '\(packed)' >home.pcapng"], in: folder.url)
    #expect(unpacked.status == 0)
    let words = command.split(separator: " ").map(String.init)
    let told = try Program.run(Program.url, words + ["--no-databases"], in: folder.url).output
    #expect(told.contains(output), "'phonehome \(command)' says something else")
  }
}
