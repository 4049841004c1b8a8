import Analysis
import Behaviour
import Captures
import Foundation
import HouseholdFiles
import Reports

/// One recording while it runs: packets, marks, and the line that tells of it.
final class RecordingSession {
  let recorder: Recorder
  private let limits: LiveOptions
  private let leavesOutBroadcasts: Bool
  private let marks = PendingMarks()
  private let markCount = MarkCount()
  private let status: RecordingStatus?
  private var tally = RecordingTally()
  /// Whether it was told that the ring buffer can't delete its files.
  private var toldUndeletable = false
  private let began = ContinuousClock.now
  private var ended = ContinuousClock.now

  /// - Parameters:
  ///   - limits: how long it goes on.
  ///   - status: where it is told how it goes, if anywhere.
  init(
    _ recorder: Recorder, limits: LiveOptions, leavesOutBroadcasts: Bool,
    _ status: RecordingStatus?
  ) {
    self.recorder = recorder
    self.leavesOutBroadcasts = leavesOutBroadcasts
    self.limits = limits
    self.status = status
  }

  /// Records everything that comes, to its end.
  func run(_ source: any CaptureSource, _ contents: HouseholdFiles.Contents) -> Outcome {
    let take: @Sendable (CaptureMark) -> Void = { [marks, markCount] mark in
      if marks.add(mark) { markCount.count(mark) } else { markCount.countLost() }
    }
    let socket = MarkSocket(take)
    let signal = KeyboardMarks.listenForSignal(take)
    KeyboardMarks.listen { [status] mark in
      take(mark)
      status?.takeLine()
    }
    greet(source.description, socket)
    let recording = RecordingSource(source, to: recorder, marks: marks) { [self] in observe($0, $1)
    }
    var options = Analysis.Options()
    options.wiFiKeys = contents.wiFiKeys
    let outcome = Analysis(options).run([recording])
    ended = .now
    tellUndeletable()
    socket?.close()
    signal.cancel()
    status?.clear()
    return outcome
  }

  /// What was recorded.
  var recording: RecordingText.Recording {
    RecordingText.Recording(
      files: recorder.files, fileCount: recorder.fileCount,
      deletedForSpace: recorder.deletedForSpace, duration: (ended - began).nanoseconds,
      unwrittenPackets: recorder.unwrittenPackets, marks: markCount.count,
      lostMarks: markCount.lost, leavesOutBroadcasts: leavesOutBroadcasts)
  }

  /// The first thing that is said on a terminal.
  private func greet(_ capture: CaptureDescription, _ socket: MarkSocket?) {
    if socket == nil, status != nil {
      StandardError.write(
        "'phonehome mark' can't reach this capture: there is no safe folder for it.")
    }
    guard status != nil, KeyboardMarks.isThere else { return }
    StandardError.write(
      "Capturing on \(capture.path). Enter marks a moment (type a word before it, if you like); Control-C ends."
    )
  }

  /// Says once what whoever lets it run unattended must know.
  private func tellUndeletable() {
    guard !toldUndeletable, let file = recorder.undeletable else { return }
    toldUndeletable = true
    let line =
      "Can't delete '\(file.path)': \(file.reason). It stays, beside the files of the ring buffer; so will others that can't be deleted."
    if let status { status.say(line) } else { StandardError.write(line) }
  }

  private func observe(_ batch: CaptureBatch, _ capture: CaptureDescription) {
    tellUndeletable()
    guard let status else { return }
    tally.count(batch, capture)
    guard status.isDue else { return }
    var parts = ["\(Quantity.count(tally.packetsPerSecond)) packets/s"]
    parts.append(Quantity.count(tally.packets, "packet"))
    if let devices = tally.devices { parts.append(Quantity.count(devices, "device")) }
    parts.append("\(Quantity.count(Int(clamping: tally.dropped))) dropped")
    if let file = recorder.files.last, file.path != "-" {
      parts.append("\(file.path) \(Quantity.bytes(file.bytes))")
    }
    if let words = markCount.words { parts.append(words) }
    status.show("\(remaining)  \(parts.joined(separator: " · "))")
  }

  /// What is left of the time or the packets asked for.
  private var remaining: String {
    let elapsed = (ContinuousClock.now - began).nanoseconds
    if let duration = limits.duration, !duration.isForever {
      return "\(Self.clock(max(0, duration.nanoseconds - elapsed))) left"
    }
    return Self.clock(elapsed)
  }

  /// `4:05`, `1:00:00`.
  private static func clock(_ nanoseconds: Int64) -> String {
    let seconds = Int((nanoseconds + 500_000_000) / 1_000_000_000)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = "\(seconds / 60 % 60):\(two(seconds % 60))"
    guard seconds >= 3600 else { return minutes }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}

extension Duration {
  /// Nanoseconds, as far as 64 bits hold them: 292 years.
  fileprivate var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return Int64(clamping: Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000))
  }
}
