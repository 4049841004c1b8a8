import Analysis
import ArgumentParser
import Reports

struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract:
      "Lists the MQTT topics of each broker: who publishes, who subscribes, and what is said.")

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var secrets: SecretsOptions

  @Option(help: "How to write the list.")
  var format = ResultFormat.text

  func run() throws {
    let contents = try household.contents()
    let outcome = try AnalysisRun(captures, contents).outcome()
    let descriptions = outcome.captures
    let report = ReportBuilder(outcome, contents.notes).report()
    var output = StandardOutput()
    switch format {
    case .text:
      let options = TextOptions(
        in: try captures.zone(), secrets.secrets, CarriedOptions(captures, household))
      output.write(TopicsTable(report, options).text)
    case .json:
      let json = JSONReport(report, version: PhoneHome.version, secrets.secrets)
      output.write(json.topicsText() + "\n")
    }
    output.flush()
    try AnalysisRun.finish(descriptions, tells: format == .json)
  }
}
