import Analysis
import ArgumentParser
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Answers a newcomer's questions about one device, each sentence with its frames.",
    discussion: """
      How is it connected? Who calls whom? Can it be read? Then its chief conversation as a picture.

        phonehome explain --device "Smart Light" router.pcapng
        phonehome explain --device 192.168.1.9 --contact pool.ntp.org router.pcapng
        phonehome explain --device "Smart Light" --evidence why.pcapng router.pcapng
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var destinations: DestinationOptions
  @OptionGroup var secrets: SecretsOptions

  @Option(help: "How to write the answers; docs/output.md describes the JSON.")
  var format = Format.text

  @Option(help: "Which device: its name, IP address or MAC. Not needed where there is only one.")
  var device: String?

  func run() throws {
    let contents = try household.contents()
    let databases = try destinations.databases()
    let outcome = try AnalysisRun(captures, contents).outcome()
    let descriptions = outcome.captures
    let builder = ReportBuilder(outcome, contents.notes, databases)
    let report = destinations.report(builder)
    let options = TextOptions(in: try captures.zone(), secrets.secrets)
    var output = StandardOutput()
    for device in report.devices {
      let explanation = Explanation(report, device, options.time)
      output.write(ExplanationText(report, explanation, nil, options).text)
    }
    output.flush()
    try AnalysisRun.finish(descriptions, tells: format == .json)
  }
}
