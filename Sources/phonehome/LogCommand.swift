import Analysis
import ArgumentParser
import Foundation
import Reports

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Tells what happens, a line an event, in the order of the capture.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case zeek
  }

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions

  @Option(help: "How to write the lines; zeek: JSON with Zeek's field names and a _path of conn, dns, dhcp, arp or weird.")
  var format = Format.text

  @Flag(help: "One plain line a packet instead.")
  var packets = false

  func run() throws {
    let run = try AnalysisRun(captures)
    var output = StandardOutput()
    let outcome = run.events { events in
      for event in events {
        if let line = ZeekLog.line(event) { output.write(line) }
      }
      output.flush()
    }
    try AnalysisRun.finish(outcome.captures)
  }
}
