import Analysis
import ArgumentParser
import Captures
import HouseholdFiles
import LiveCapture
import Reports
import Traffic

struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Records what an interface hears: for a minute, or as long as you say.",
    discussion: """
        sudo phonehome capture -i eth0
        sudo phonehome capture -i eth0 -d 2h --group lights --household home.yaml
        sudo phonehome capture -i eth0 -w week/ --rotate-time 1h --keep 168
        sudo phonehome capture -i eth0 -w - | phonehome log -

      Enter marks a moment, with what you typed before it; so does 'phonehome mark "lamp on"' in another terminal.

      Exit status: 0 done, 1 failed (all that was captured before is kept), 3 done but packets were lost, 64 wrong usage.
      """)

  @OptionGroup var live: LiveOptions
  @OptionGroup var traffic: TrafficOptions
  @OptionGroup var output: PlaceOptions
  @OptionGroup var household: HouseholdOptions

  @Flag(
    name: .shortAndLong, help: "Say nothing, but what went wrong or was lost.")
  var quiet = false

  func validate() throws {
    guard live.isGiven else {
      throw ValidationError(
        "On which interface? Name one, like '-i eth0'. 'phonehome interfaces' lists them.")
    }
    guard !live.isMonitor || traffic.net.isEmpty else {
      throw ValidationError(
        "Over the air addresses are encrypted, and --net can't see them: leave it away, and ask for a device when you read the capture."
      )
    }
  }

  func run() throws {
    let contents = try household.contents()
    let expression = try traffic.expression(contents.notes)
    let interruption = Interruption(hangup: true)
    Interruption.ignoreBrokenPipes()
    let status = quiet ? nil : RecordingStatus()
    let source = try open(expression, status) { interruption.hasHappened }
    let recorder = try recorder(source, contents.notes)
    let session = RecordingSession(
      recorder, limits: limited, leavesOutBroadcasts: !expression.keepsBroadcasts, status)
    let outcome = session.run(source, contents)
    try finish(session, outcome, expression, contents)
  }

  /// Begins the recording, as whoever the files are to belong to.
  private func recorder(
    _ source: any CaptureSource, _ notes: HouseholdNotes
  ) throws -> Recorder {
    do {
      let place = try output.place()
      return try Recorder(place, recordingOptions(place, notes, source), of: source.description)
    } catch let error as CaptureError {
      guard case .unwritable(let reason) = error.reason, reason == PlaceOptions.denial,
        let words = live.successorWords
      else { throw error }
      throw CaptureError(.unwritable(reason: "\(reason) (\(words))"), path: error.path)
    }
  }

  /// How long and how much: a minute, where nothing else was said and there is one file.
  private var limited: LiveOptions {
    var options = live
    if live.duration == nil, live.count == nil, !output.rotation.isWanted {
      options.duration = .minute
    }
    return options
  }

  private func open(
    _ expression: FilterExpression, _ status: RecordingStatus?,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws -> any CaptureSource {
    try limited.source(
      filter: { expression.text(for: $0) }, own: expression.own,
      tell: { line in
        if let status { status.say(line) } else { StandardError.write(line) }
      }, shouldStop: shouldStop)
  }

  private func recordingOptions(
    _ place: RecordingPlace, _ notes: HouseholdNotes, _ source: any CaptureSource
  ) throws -> RecordingOptions {
    let time = LocalTime(in: .current)
    var options = RecordingOptions(
      application: "phonehome \(PhoneHome.version)", now: WallClock.now,
      timeInName: { now in
        "\(time.date(now))T\(time.clock(now).split(separator: ":").joined(separator: "-"))"
      })
    options.machine = .current
    options.hosts = RecordedNames.hosts(notes, source.description)
    options.rotation = output.rotation
    if output.keep != nil { options.inherited = RingFolder.inherited(by: place) }
    return options
  }

  private func finish(
    _ session: RecordingSession, _ outcome: Outcome, _ expression: FilterExpression,
    _ contents: HouseholdFiles.Contents
  ) throws {
    let capture = outcome.captures[0]
    let report = ReportBuilder(outcome, contents.notes).report()
    var options = TextOptions(in: .current)
    options.style = .plain
    options.carried = CarriedOptions(household)
    let text = RecordingText(session.recording, capture, report, options)
    for note in capture.notes { StandardError.write(note) }
    if quiet {
      for loss in text.losses { StandardError.write(loss) }
    } else {
      StandardError.write(text.text.trimmingNewline)
    }
    // That nothing came is what somebody who records unattended must know.
    if capture.packets == 0 {
      StandardError.write(EmptyCapture.why(capture, expression, isMonitor: live.isMonitor))
    }
    if let failure = session.recorder.failure {
      throw Failure(
        "Can't write on into '\(failure.path)': \(failure.reason). What was written before is whole."
      )
    }
    guard text.losses.isEmpty else { throw ExitCode(3) }
  }
}

extension String {
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
