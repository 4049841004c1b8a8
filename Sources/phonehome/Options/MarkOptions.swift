import Analysis
import ArgumentParser
import Captures
import Foundation

/// Moments that the user marked beside the captures.
struct MarkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of moments to look behind, one a line, time and text: '10:00:03.5 lamp on', '2026-03-01 10:00:03 lamp on', seconds since 1970, or '+12.5' seconds after the first packet.",
      valueName: "file"),
    completion: .file())
  var marks: String?

  /// Reads the file; lines that make no sense are told on standard error.
  func moments(zone: TimeZone) throws -> @Sendable (Int64) -> [CaptureMark] {
    guard let marks else { return { _ in [] } }
    guard let data = FileManager.default.contents(atPath: marks) else {
      throw Failure("'\(marks)' can't be read. Does it exist, and may you read it?")
    }
    guard data.count <= MarkFile.largest else {
      throw Failure(
        "'\(marks)' has more than \(MarkFile.largest >> 20) MiB: that is no list of marks.")
    }
    let file = MarkFile(String(decoding: data, as: UTF8.self), path: marks, zone: zone)
    guard !file.isUnusable else {
      throw Failure(
        "'\(marks)' has no mark in it: no line begins with a time. Write '10:00:03.5 lamp on' or '+12.5 lamp on', one a line."
      )
    }
    for problem in file.problems { StandardError.write(problem) }
    return { first in file.marks(firstPacket: first) }
  }
}
