import Analysis
import ArgumentParser
import Reports

struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "Lists every device of the home, with the evidence for what it is.")

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var secrets: SecretsOptions

  @Option(help: "How to write the list.")
  var format = ResultFormat.text

  func run() throws {
    let contents = try household.contents()
    let outcome = try AnalysisRun(captures, contents).outcome()
    let descriptions = outcome.captures
    let builder = ReportBuilder(outcome, contents.notes)
    let report = builder.report()
    var output = StandardOutput()
    switch format {
    case .text:
      let options = TextOptions(
        in: try captures.zone(), secrets.secrets, CarriedOptions(captures, household))
      output.write(DevicesTable(report, options).text)
    case .json:
      output.write(
        JSONReport(report, version: PhoneHome.version, secrets.secrets).devicesText() + "\n")
    }
    output.flush()
    AnalysisRun.end(descriptions, tells: format == .json, keeping: (builder, report))
  }
}
