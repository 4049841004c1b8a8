import Packets
import Testing

@testable import Analysis
@testable import Reports

/// Commands that a page suggests run as they are pasted.
struct FurtherCommandsTests {
  private func lines(_ report: Report, _ options: TextOptions) -> [String] {
    TextReport(report, options).text.split(separator: "\n").map(String.init)
  }

  private func suggested(
    of paths: [String], _ carried: CarriedOptions = CarriedOptions(), width: Int = 100
  ) -> [String] {
    var report = SampleReport.report()
    report.captures = paths.map { path in
      var capture = SampleReport.capture()
      capture.path = path
      return capture
    }
    let lines = lines(report, TextOptions(width: width, carried: carried))
    let start = lines.lastIndex { $0.contains("Ask more") || $0.contains("To ask more") }
    return start.map { Array(lines[$0...]) } ?? []
  }

  private static let carried = CarriedOptions(
    reading: ["--household 'my home.yaml'"], showing: ["--wifi-key KEY"],
    marking: ["--marks m.txt"],
    destinations: ["--geoip g.mmdb"])

  @Test func theyHaveTheOptionsThatTheirCommandTakes() {
    #expect(
      suggested(of: ["a.pcap"], Self.carried, width: 140) == [
        "Ask more:  phonehome report --device 'Smart Light' --geoip g.mmdb --marks m.txt --household 'my home.yaml' "
          + "--wifi-key KEY a.pcap",
        "           phonehome log --marks m.txt --household 'my home.yaml' --wifi-key KEY a.pcap",
      ])
    #expect(Self.carried.options(of: "show") == ["--wifi-key KEY"])
    #expect(
      Self.carried.options(of: "devices") == ["--household 'my home.yaml'", "--wifi-key KEY"])
  }

  @Test func theyNameAllCaptures() {
    #expect(
      suggested(of: ["a.pcap", "b c.pcap", "-d.pcap"]).last
        == "           phonehome log a.pcap 'b c.pcap' ./-d.pcap")
    let many = suggested(of: (1...17).map { "\($0).pcap" })
    #expect(many[0].hasPrefix("Ask more (FILES: all 17 captures):  phonehome report"))
    #expect(many[0].hasSuffix(" FILES"))
  }

  /// A shell takes lines that end in a backslash for one; words in quotes stay whole.
  @Test func longOnesGoOnBehindABackslash() {
    let lines = suggested(of: ["a.pcap"], Self.carried, width: 60)
    #expect(lines.allSatisfy { $0.columns <= 60 })
    let shell = lines.joined(separator: "\n").replacing("\\\n", with: " ")
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      shell.last == "phonehome log --marks m.txt --household 'my home.yaml' --wifi-key KEY a.pcap")
    #expect(lines.filter { $0.contains("my home") }.allSatisfy { $0.contains("'my home.yaml'") })
  }

  @Test(arguments: ["-", "/dev/stdin", "/dev/fd/63"]) func ofAPipeNothingIsLeft(_ path: String) {
    #expect(
      suggested(of: [path]) == [
        "It came through a pipe, and nothing of it was kept. To ask more, save it first."
      ])
  }

  @Test func valuesThatLookLikeOptionsAreNone() {
    #expect("-lamp".argument(of: "--device") == "--device=-lamp")
    #expect("a lamp".argument(of: "--device") == "--device 'a lamp'")
  }
}
