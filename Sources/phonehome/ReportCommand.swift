import Analysis
import ArgumentParser
import Foundation
import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tells who lives in the network, whom each device talks to, who began, and how much (the default).")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions

  @Option(help: "How to write the report.")
  var format = Format.text

  @Option(help: "Only this device, in full: its name, address or MAC.")
  var device: String?

  func run() throws {
    let notes = try household.notes()
    let run = try AnalysisRun(captures)
    let outcome = try run.outcome()
    let descriptions = outcome.captures
    let report = ReportBuilder(outcome, notes).report()
    var output = StandardOutput()
    output.write(JSONReport(report, version: PhoneHome.version).text())
    output.flush()
    try AnalysisRun.finish(descriptions)
  }
}
