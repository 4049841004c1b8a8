import Analysis
import ArgumentParser
import Captures
import Reports
import Traffic

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Tells whether a place is a good one to capture at: what is seen from there, and what isn't.",
    discussion: """
      Listens for half a minute, or reads a capture made there:

        sudo phonehome doctor -i eth1
        phonehome doctor mirror.pcapng

      One verdict, then question by question what was found (✓ good, ? can't be told, ▲ not all as it should be, ✗ what \
      you want to see is missing) and what to change. Use your devices meanwhile: who is silent isn't heard.

      Exit status 4 when the verdict is bad; else as of 'phonehome report'.
      """)

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions

  @Option(help: "How to write it.")
  var format = ResultFormat.text

  func run() throws {
    var captures = captures
    if captures.live.isGiven, captures.live.duration == nil {
      captures.live.duration = .halfMinute
    }
    let contents = try household.contents()
    let (outcome, censuses) = try AnalysisRun(captures, contents).examined()
    let descriptions = outcome.captures
    let streams = outcome.summary.streams
    let report = ReportBuilder(outcome, contents.notes).report()
    let placement = Placement(
      report, streams, descriptions, censuses, isFiltered: outcome.isFiltered)
    var output = StandardOutput()
    switch format {
    case .text:
      output.write(PlacementText(placement, report, TextOptions(in: try captures.zone())).text)
    case .json: output.write(PlacementJSON(placement, version: PhoneHome.version).text + "\n")
    }
    output.flush()
    let status = AnalysisRun.status(descriptions, tells: true)
    guard placement.verdict.grade != .bad else { throw ExitCode(4) }
    guard status == .success else { throw status }
  }
}
