import Analysis
import ArgumentParser
import Captures
import Foundation
import HouseholdFiles
import LiveCapture
import Traffic

/// What every command asks: which captures, and which part of them.
struct CaptureOptions: ParsableArguments {
  @Argument(
    help:
      "Captures to read (pcap or pcapng, also compressed); '-' is a pipe. Several are one analysis in time order.",
    completion: .file(extensions: ["pcap", "pcapng", "cap", "gz", "zst"]))
  var files: [String] = []

  @Option(
    name: .customShort("f"),
    help: ArgumentHelp(
      "Only packets that pass this filter, written as for tcpdump.", valueName: "filter"))
  var filter: String?

  @Option(
    help: "Only packets from this time on: '2026-03-01 10:00', '10:00:03.5' or seconds since 1970.")
  var from: String?

  @Option(help: "Only packets before this time.")
  var to: String?

  @Option(
    help: "Time zone of times shown and given, like Europe/Berlin or UTC (default: this machine's)."
  )
  var timezone: String?

  @OptionGroup var wiFiKeys: WiFiKeyOptions
  @OptionGroup var marks: MarkOptions

  func validate() throws {
    guard !files.isEmpty else {
      throw ValidationError(
        "Which capture? Give a file, like 'phonehome router.pcapng', or '-' to read a pipe.")
    }
    guard files.filter({ $0 == "-" }).count <= 1 else {
      throw ValidationError("Only one capture can come from the pipe: give '-' once.")
    }
    _ = try window()
    _ = try compiledFilter()
  }

  func zone() throws -> TimeZone { try Self.zone(timezone) }

  /// The zone of a name, this machine's without one.
  static func zone(_ timezone: String?) throws -> TimeZone {
    guard let timezone else { return .current }
    guard let zone = TimeZone(identifier: timezone) ?? TimeZone(abbreviation: timezone) else {
      throw ValidationError(
        "'\(timezone)' is no time zone. Name one like Europe/Berlin, America/New_York or UTC.")
    }
    return zone
  }

  /// The options of an analysis of these captures.
  func analysisOptions() throws -> Analysis.Options {
    var options = Analysis.Options()
    options.filter = try compiledFilter()
    options.window = try window()
    options.wiFiKeys = try wiFiKeys.parsed()
    options.marks = try marks.moments(zone: zone())
    return options
  }

  /// Opens the captures; the first that can't be read ends the program.
  func readers() throws -> [any CaptureSource] {
    try files.map { try CaptureReader(path: $0) }
  }

  private func compiledFilter() throws -> CaptureFilter? {
    do {
      return try filter.map { try CaptureFilter($0) }
    } catch let error as CaptureFilterError {
      throw ValidationError(error.description)
    }
  }

  private func window() throws -> @Sendable (Int64) -> TimeWindow {
    let zone = try zone()
    let from = try from.map { try TimeArgument($0, option: "--from", zone: zone) }
    let to = try to.map { try TimeArgument($0, option: "--to", zone: zone) }
    return { first in
      TimeWindow(
        from: from?.nanoseconds(firstPacket: first), to: to?.nanoseconds(firstPacket: first))
    }
  }
}
