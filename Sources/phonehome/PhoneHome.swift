import Analysis
import ArgumentParser
import Captures

@main
struct PhoneHome: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phonehome", abstract: "Tells what the smart things in a home say, and to whom.")
  @Argument var files: [String]
  @Option var shards = 2
  func run() throws {
    var options = Analysis.Options()
    options.shards = shards
    let outcome = Analysis(options).run(try files.map { try CaptureReader(path: $0) })
    print(outcome.captures.map(\.packets), outcome.summary.contacts.count, outcome.summary.parties.count, outcome.summary.tails.count, outcome.summary.flowsEvicted, MemoryLayout.size(ofValue: outcome.summary.tails[0]))
    let report = ReportBuilder(outcome).report()
    print(report.devices.count, report.contacts.count, report.limits, outcome.decodingLimits)
  }
}
