import Foundation
import TestSupport
import Testing

/// The same packets, conversations, initiators, names and messages as tshark, over captures of all kinds; and the right
/// makers and types of known devices.
@Suite(
  .enabled(
    if: Corpus.isComparable,
    "no corpus with its comparison tool beside the project, or no python3: tshark's truths are not compared"
  ))
struct CorpusTests {
  /// What is asked of each area: one run of the comparison tells of all.
  private static let shares: [(areas: [String], least: Double)] = [
    (["frames", "tcp", "udp", "initiator", "dns", "dhcp"], 0.99),
    (
      [
        "tls", "ja3", "quic", "http", "http-host", "mqtt-connect", "mqtt-publish",
        "mqtt-subscribe", "ntp", "tplink",
      ], 0.97
    ),
  ]

  @Test func theCorpusIsReadAsTsharkReadsIt() throws {
    let python = try #require(Program.find("python3"))
    let areas = Self.shares.flatMap(\.areas).joined(separator: ",")
    let result = try Program.run(
      python,
      [
        Corpus.comparison.path, Corpus.folder.path, "--phonehome", Program.url.path, "--areas",
        areas, "--at-least", "0.97", "--jobs", "2",
      ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    // A line an area: its name, then numbers, of which recall and precision are of 0 to 1.
    for (areas, least) in Self.shares where least > 0.97 {
      for area in areas {
        let words = result.lines.map { $0.split(separator: " ") }.first {
          $0.first.map(String.init) == area
        }
        let shares = (words ?? []).dropFirst().filter { $0.contains(".") }.compactMap {
          Double($0)
        }
        #expect(shares.count >= 2 && shares.prefix(2).allSatisfy { $0 >= least }, "\(area)")
      }
    }
  }

  @Test(
    .enabled(if: Corpus.hasIdentities, "no tool beside the corpus that judges identities"))
  func devicesAreWhatTheyAre() throws {
    let python = try #require(Program.find("python3"))
    let result = try Program.run(
      python, [Corpus.identities.path, Corpus.folder.path, "--phonehome", Program.url.path])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
