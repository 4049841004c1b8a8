import Analysis
import ArgumentParser
import Captures
import Reports

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Tells whether a capture was made at a good place and in a good way, and what to change.",
    discussion: """
      Exit status: 0 good, or usable but for what it says; 4 when what one captures for is not in it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var secrets: SecretsOptions

  @Option(help: "How to write the verdict.")
  var format = Format.text

  func run() throws {
    let contents = try household.contents()
    let (outcome, survey) = try AnalysisRun(captures, contents).examination()
    let report = ReportBuilder(outcome, contents.notes).report()
    let examination = Examination(report, survey)
    var output = StandardOutput()
    switch format {
    case .text:
      let options = TextOptions(in: try captures.zone(), secrets.secrets)
      output.write(ExaminationText(examination, of: report, options).text)
    case .json:
      output.write(ExaminationJSON(examination, version: PhoneHome.version).text() + "\n")
    }
    output.flush()
    guard examination.verdict != .notYet else { throw ExitCode(4) }
    try AnalysisRun.finish(outcome.captures, tells: true)
  }
}
