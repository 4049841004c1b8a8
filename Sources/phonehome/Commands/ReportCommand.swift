import Analysis
import ArgumentParser
import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Tells who lives in the network, whom each device talks to, who began, and how much (the default)."
  )

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var destinations: DestinationOptions
  @OptionGroup var secrets: SecretsOptions
  @OptionGroup var evidence: EvidenceOptions

  @Option(help: "How to write the report; docs/output.md describes the JSON.")
  var format = ResultFormat.text

  @Option(help: "Only this device, in full: its name, IP address or MAC; or those of a group.")
  var device: String?

  @Flag(help: "Only what is worth knowing, all of it, and what can be done about it.")
  var findings = false

  @Flag(help: "Only who talks to whom: all contacts of every device, a line each.")
  var contacts = false

  private var carried: CarriedOptions { CarriedOptions(captures, household, destinations) }

  func validate() throws {
    try evidence.check(against: captures)
    guard !findings || format == .text else {
      throw ValidationError("JSON holds all findings anyway: leave '--findings' out.")
    }
    guard !contacts || format == .text else {
      throw ValidationError("JSON holds all contacts anyway: leave '--contacts' out.")
    }
    guard !findings || !contacts else {
      throw ValidationError("Either '--findings' or '--contacts': each is a list by itself.")
    }
  }

  func run() throws {
    ReportBuilder.prepare()
    let contents = try household.contents()
    let databases = try destinations.databases()
    let files = try evidence.evidence.map { _ in try RereadableFiles(captures) }
    defer { files?.discard() }
    let outcome = try AnalysisRun(captures, contents, files).outcome()
    let descriptions = outcome.captures
    var builder = ReportBuilder(outcome, contents.notes, databases)
    builder.tellsPhases = format == .json || device != nil
    let report = destinations.report(builder)
    var output = StandardOutput()
    output.write(try text(report))
    output.flush()
    if let files, let path = evidence.evidence {
      let devices = try device.map { try report.chosen($0, captures, carried) }
      try EvidenceFile.write(
        Citations(report, telling: devices.map(report.limited(to:)), secrets.secrets), to: path,
        from: files, captures.files)
      // The end of the program waits for nobody.
      files.discard()
    }
    AnalysisRun.end(descriptions, tells: format == .json, keeping: (builder, report))
  }

  private func text(_ report: Report) throws -> String {
    let devices = try device.map { try report.chosen($0, captures, carried) }
    switch format {
    case .json:
      let part = devices.map(report.limited(to:)) ?? report
      return JSONReport(part, version: PhoneHome.version, secrets.secrets).text() + "\n"
    case .text:
      let options = TextOptions(in: try captures.zone(), secrets.secrets, carried)
      if findings { return FindingsList(report, about: devices, options).text }
      if contacts { return ContactsList(report, of: devices, options).text }
      guard let devices else { return TextReport(report, options).text }
      return devices.map { DeviceText(report, $0, options).text }.joined(separator: "\n")
    }
  }
}
