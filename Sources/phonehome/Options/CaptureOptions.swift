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
  @OptionGroup var live: LiveOptions

  @Flag(
    help:
      "Read on as files grow, as 'tail -f' does; of a folder that a recorder fills, file after file."
  )
  var follow = false

  /// Whether packets come as they are captured, and end only when somebody ends them.
  var isLive: Bool { live.isGiven || follow }

  /// Whether only some of the packets are asked for.
  var isPart: Bool { [filter, from, to].contains { $0 != nil } }

  /// What is read, as it would be given to another command.
  var words: String { (live.arguments + files.map(\.argument)).joined(separator: " ") }

  func validate() throws {
    guard !files.isEmpty || live.isGiven else {
      throw ValidationError(
        "Which capture? Give a file, like 'phonehome router.pcapng', '-' to read a pipe, or an interface, like '-i eth0'."
      )
    }
    if let word = files.first, let command = MisspeltCommand(word) {
      throw ValidationError(command.text)
    }
    guard files.isEmpty || !live.isGiven else {
      throw ValidationError(
        "Either files or interfaces: leave '\(files[0])' or '\(live.arguments.joined(separator: " "))' away."
      )
    }
    guard files.filter({ $0 == "-" }).count <= 1 else {
      throw ValidationError("Only one capture can come from the pipe: give '-' once.")
    }
    guard !follow || !live.isGiven && !files.contains("-") else {
      throw ValidationError(
        "--follow is for files and folders: what comes from interfaces and pipes is read as it comes anyway."
      )
    }
    try live.checkUse(follow: follow)
    _ = try window()
    // Filters of interfaces are compiled for their link types, when these are known.
    if live.interfaces.isEmpty { _ = try compiledFilter() }
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
    if !live.isGiven { options.filter = try compiledFilter() }
    options.window = try window()
    options.wiFiKeys = try wiFiKeys.parsed()
    options.marks = try marks.moments(zone: zone())
    return options
  }

  /// Opens the captures; the first that can't be read ends the program.
  ///
  /// - Parameter shouldStop: asked ten times a second by what has no end of its own.
  func sources(shouldStop: @escaping @Sendable () -> Bool) throws -> [any CaptureSource] {
    guard !live.isGiven else {
      let source = try live.source(filter: { [filter] _ in filter }, shouldStop: shouldStop)
      hint("Capturing on \(live.words).")
      return [source]
    }
    guard !follow else {
      hint("Reading on as \(files.count == 1 ? "'\(files[0])' grows" : "the captures grow").")
      let shouldStop = live.ending(shouldStop)
      return try files.map {
        try FollowedCaptures($0, tell: StandardError.interject, shouldStop: shouldStop)
      }
    }
    return try files.map { try CaptureReader(path: $0) }
  }

  /// Says on a terminal what happens now, where nothing would be seen for a while.
  private func hint(_ text: String) {
    guard StandardError.isTerminal else { return }
    StandardError.write(live.duration == nil ? text + " Control-C ends it." : text)
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
    if let from, let to, to.isBefore(from) {
      throw ValidationError(
        "--to \(self.to ?? "") lies before --from \(self.from ?? ""). If it is of the next day, say so: '2026-03-02 01:00'."
      )
    }
    return { first in
      TimeWindow(
        from: from?.nanoseconds(firstPacket: first), to: to?.nanoseconds(firstPacket: first))
    }
  }
}
