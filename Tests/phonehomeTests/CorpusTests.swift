import Foundation
import Testing

/// The same packets, conversations, initiators, questions and host names as tshark, over captures of all kinds.
@Suite(
  .enabled(
    if: Corpus.isComparable,
    "no corpus with its comparison tool beside the project, or no python3: tshark's truths are not compared"
  ))
struct CorpusTests {
  @Test func theCorpusIsReadAsTsharkReadsIt() throws {
    let python = try #require(Program.find("python3"))
    let result = try Program.run(
      python,
      [
        Corpus.comparison.path, Corpus.folder.path, "--phonehome", Program.url.path, "--areas",
        "frames,tcp,udp,initiator,dns,dhcp", "--at-least", "0.99", "--jobs", "2",
      ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
