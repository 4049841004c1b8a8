import Analysis
import ArgumentParser
import Captures
import Foundation
import HouseholdFiles
import LiveCapture
import Packets
import Reports
import Traffic

/// One reading of the captures, with its progress on a terminal and its exit status.
struct AnalysisRun {
  private let readers: [any CaptureSource]
  /// Whether packets come as they are captured, rather than from what is there already.
  private let isLive: Bool
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
    let interruption = Interruption()
    self.interruption = interruption
    let shouldStop: @Sendable () -> Bool = { interruption.hasHappened }
    readers = try files?.readers() ?? captures.sources(shouldStop: shouldStop)
    options = try captures.analysisOptions()
    options.wiFiKeys += contents.wiFiKeys
    isLive = files == nil && captures.isLive
    // What is captured ends by itself, after the packets that came before the end.
    if !isLive { options.shouldStop = shouldStop }
    // A file that is followed may be of another day.
    if captures.live.isGiven, files == nil { options.now = WallClock.now }
    let progress = ProgressBar(captures.files)
    self.progress = progress
    options.progress = progress.map { bar in { bar.show($0) } }
  }

  /// Whether the user wanted no more of it.
  var wasInterrupted: Bool { interruption.hasHappened }

  /// Everything the captures hold, found by all cores.
  func outcome() throws -> Outcome { outcome(of: readers) }

  /// The same, and what the frames of each capture tell of where it was made.
  func examined() throws -> (outcome: Outcome, censuses: [PlacementCensus]) {
    let sources = readers.enumerated().map { ExaminedSource($1, capture: $0) }
    return (outcome(of: sources), sources.map(\.census))
  }

  private func outcome(of readers: [any CaptureSource]) -> Outcome {
    var options = options
    options.shards = ProcessInfo.processInfo.activeProcessorCount
    if !isLive { BatchWork.begin() }
    let status = isLive ? LiveStatus(readers) : nil
    defer {
      progress?.clear()
      status?.clear()
    }
    return Analysis(options).run(status?.shownSources ?? readers)
  }

  /// What happens, as it happens; and before it, what packets that were not asked for tell of names.
  func events(
    overheard: ([TrafficEvent]) -> Void, each body: ([TrafficEvent]) throws -> Void
  ) rethrows -> [CaptureDescription] {
    try Analysis(options).run(readers, overheard: overheard, each: body).captures
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

  /// Says what of the captures is missing or damaged.
  ///
  /// - Parameter tells: false where the results say so themselves.
  /// - Returns: 3 when there is such, and when packets that came here were dropped.
  static func status(_ captures: [CaptureDescription], tells: Bool) -> ExitCode {
    for note in captures.flatMap(\.notes) { StandardError.write(note) }
    for capture in captures where tells {
      for problem in capture.problems { StandardError.write("\(capture.path): \(problem.text)") }
      for loss in capture.drops { StandardError.write(loss) }
    }
    let isWhole = captures.allSatisfy { capture in
      capture.isComplete && (capture.format != .live || capture.drops.isEmpty)
    }
    return isWhole ? .success : ExitCode(3)
  }
}
