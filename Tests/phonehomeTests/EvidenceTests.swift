import Foundation
import Testing

/// `--evidence`: the frames that an answer cites, as they were captured.
struct EvidenceTests {
  private struct Frame: Hashable {
    let time: String
    let bytes: String
  }

  /// The frames of a capture, and their comments, as tshark reads them.
  private func frames(_ path: String) throws -> [(frame: Frame, comments: String)] {
    let tshark = try #require(Program.find("tshark"))
    let fields = try Program.run(
      tshark, ["-r", path, "-T", "fields", "-e", "frame.time_epoch", "-e", "frame.comment"])
    let raw = try Program.run(tshark, ["-r", path, "-T", "jsonraw", "-j", "frame_raw"])
    let lines = raw.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let dumps = zip(lines, lines.dropFirst()).filter { $0.0.hasPrefix("\"frame_raw\"") }.map(\.1)
    let rows = fields.output.split(separator: "\n", omittingEmptySubsequences: false).prefix(
      dumps.count)
    return zip(rows, dumps).map { row, dump in
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (Frame(time: cells[0], bytes: dump), cells.count > 1 ? cells[1] : "")
    }
  }

  @Test(.enabled(if: Program.find("tshark") != nil), arguments: ["report", "explain"])
  func whatIsCitedIsWrittenUntouchedWithWhy(_ command: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "why.pcapng").path
    let result = try Program.run(
      [command, "--device", "acmecam-31", "--evidence", path, Sample.path()])
    #expect(result.status == 0, "\(result.errors)")
    let all = try frames(Sample.path())
    let written = try frames(path)
    #expect(written.count > 10)
    #expect(result.errors.contains("\(written.count) frames written"))
    for (frame, comments) in written {
      let number = try #require(
        comments.split(separator: ",").first.flatMap { Int($0.dropFirst("Frame ".count)) })
      // pcap has microseconds, what is written nanoseconds.
      #expect(frame.bytes == all[number - 1].frame.bytes)
      #expect(frame.time.hasPrefix(all[number - 1].frame.time.prefix(17)))
      #expect(comments.contains(","), "why it is cited comes after its number")
    }
    #expect(written.filter { $0.comments.contains("acmecam-31") }.count > 10)
    let numbers = written.compactMap { Int($0.comments.split(separator: ",")[0].dropFirst(6)) }
    #expect(numbers == numbers.sorted())
    // The finding's own frame is among them.
    #expect(numbers.contains(107))
  }

  @Test func aPipeIsReadTwiceToo() throws {
    let folder = try TemporaryFolder()
    let (file, pipe) = (
      folder.url.appending(path: "file.pcapng"), folder.url.appending(path: "pipe.pcapng")
    )
    _ = try Program.run(["report", "--evidence", file.path, Sample.path()])
    _ = try Program.run(["report", "--evidence", pipe.path, "-"], input: try Sample.data())
    #expect(try Data(contentsOf: file) == Data(contentsOf: pipe))
  }

  @Test func theCaptureIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let capture = try folder.write(try Sample.data(), as: "home.pcap")
    let result = try Program.run(["report", "--evidence", capture.path, capture.path])
    #expect(result.status == 64)
    #expect(try Data(contentsOf: capture) == Sample.data())
    let pipe = try Program.run(["report", "--evidence", "-", Sample.path()])
    #expect(pipe.status == 64)
    #expect(pipe.errors.contains("--evidence needs a file"))
  }

  @Test(.enabled(if: Program.find("tshark") != nil))
  func severalCapturesKeepTheirLinkTypesAndSayWhichIsWhich() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "why.pcapng").path
    let captures = [Sample.path(), Sample.path("wifi/psk-ccmp.pcap")]
    let result = try Program.run(["report", "--evidence", path] + captures)
    #expect(result.status == 0, "\(result.errors)")
    let comments = try frames(path).map(\.comments)
    for capture in captures { #expect(comments.contains { $0.contains(" of \(capture)") }) }
    let types = try Program.run(
      try #require(Program.find("tshark")),
      ["-r", path, "-T", "fields", "-e", "frame.encap_type"])
    #expect(Set(types.lines).count == 2)
  }
}
