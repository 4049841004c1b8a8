import Analysis
import ArgumentParser
import Captures
import Foundation
import HouseholdFiles
import Packets
import Traffic

/// One reading of the captures, with its progress on a terminal and its exit status.
struct AnalysisRun {
  private var readers: [any CaptureSource]
  private var options: Analysis.Options
  private let progress: ProgressBar?
  private let interruption: Interruption

  /// - Parameters:
  ///   - contents: the household's files, whose keys open what was captured over the air.
  ///   - files: where to read the captures, when they are read more than once.
  init(
    _ captures: CaptureOptions, _ contents: HouseholdFiles.Contents,
    _ files: RereadableFiles? = nil
  ) throws {
    readers = try files?.readers() ?? captures.readers()
    options = try captures.analysisOptions()
    options.wiFiKeys += contents.wiFiKeys
    let interruption = Interruption()
    self.interruption = interruption
    options.shouldStop = { interruption.hasHappened }
    let progress = ProgressBar(captures.files)
    self.progress = progress
    options.progress = progress.map { bar in { bar.show($0) } }
  }

  /// Whether the user wanted no more of it.
  var wasInterrupted: Bool { interruption.hasHappened }

  /// Everything the captures hold, found by all cores.
  func outcome() throws -> Outcome {
    var options = options
    options.shards = ProcessInfo.processInfo.activeProcessorCount
    defer { progress?.clear() }
    return Analysis(options).run(readers)
  }

  /// Everything the captures hold, and what their frames tell of how they were captured.
  func examination() throws -> (outcome: Outcome, survey: FrameSurvey) {
    let surveyed = readers.enumerated().map { SurveyedSource($1, capture: $0) }
    var run = self
    run.readers = surveyed
    let outcome = try run.outcome()
    var survey = FrameSurvey()
    for source in surveyed { survey.merge(source.survey) }
    survey.interfaceNames = Set(outcome.captures.flatMap { $0.interfaces.compactMap(\.name) })
      .sorted()
    return (outcome, survey)
  }

  /// What happens, as it happens.
  func events(_ body: ([TrafficEvent]) throws -> Void) rethrows -> [CaptureDescription] {
    try Analysis(options).run(readers, each: body).captures
  }

  /// Packet by packet.
  func packets(_ body: ([DecodedPacket]) throws -> Void) rethrows -> [CaptureDescription] {
    try Analysis(options).run(readers, packets: body)
  }

  /// What these addresses said, packet by packet.
  func watch(
    _ addresses: Set<IPAddress>, _ body: (WatchedBatch) throws -> Void
  ) rethrows {
    defer { progress?.clear() }
    try Analysis(options).watch(readers, addresses, body)
  }

  /// What was captured over the air, as it would look on a cable.
  func decrypt(
    _ body: (EthernetPacket) throws -> Void
  ) rethrows -> (totals: WiFiOpeningTotals, captures: [CaptureDescription]) {
    defer { progress?.clear() }
    let totals = try Analysis(options).decrypt(readers, body)
    return (totals, readers.map(\.description))
  }

  /// Ends with status 3 when something was wrong with the captures, and tells what where the results didn't.
  static func finish(_ captures: [CaptureDescription], tells: Bool) throws {
    let status = status(captures, tells: tells)
    guard status == .success else { throw status }
  }

  /// Ends the program as ``finish(_:tells:)`` does, and leaves the system to take back what values hold: to take
  /// tens of thousands of contacts apart first is work for nobody.
  static func end(_ captures: [CaptureDescription], tells: Bool, keeping values: some Any) -> Never
  {
    withExtendedLifetime(values) { exit(status(captures, tells: tells).rawValue) }
  }

  private static func status(_ captures: [CaptureDescription], tells: Bool) -> ExitCode {
    guard captures.contains(where: { !$0.isComplete }) else { return .success }
    for capture in captures where tells {
      for problem in capture.problems { StandardError.write("\(capture.path): \(problem.text)") }
    }
    return ExitCode(3)
  }
}
