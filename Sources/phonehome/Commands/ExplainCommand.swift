import Analysis
import ArgumentParser
import Captures
import HouseholdFiles
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Answers a newcomer's questions about one device, each sentence with its frames.",
    discussion: """
      How is it connected? Who calls whom? Can it be read? And a picture of its chief conversation.

        phonehome explain --device "Smart Light" router.pcapng
        phonehome explain --device 192.168.1.9 --contact pool.ntp.org router.pcapng
        phonehome explain --device "Smart Light" --evidence why.pcapng router.pcapng
        ssh router tcpdump -U -w - | phonehome explain --device 192.168.1.9 -

      The captures are read more than once: what comes from a pipe is kept in a temporary file meanwhile.
      """)

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var destinations: DestinationOptions
  @OptionGroup var secrets: SecretsOptions
  @OptionGroup var evidence: EvidenceOptions

  @Option(help: "How to write the answers; docs/output.md describes the JSON.")
  var format = ResultFormat.text

  @Option(
    help:
      "Which device: its name, IP address or MAC; or a group. Not needed where there is only one.")
  var device: String?

  @Option(
    help: ArgumentHelp(
      "Whose conversation with the device to draw, instead of the chief one: a name or an address, with a port if need be.",
      valueName: "name|address[:port]"))
  var contact: String?

  private var carried: CarriedOptions { CarriedOptions(captures, household, destinations) }

  func validate() throws { try evidence.check(against: captures) }

  func run() throws {
    let contents = try household.contents()
    let databases = try destinations.databases()
    let files = try RereadableFiles(captures)
    let run = try AnalysisRun(captures, contents, files)
    let outcome = try run.outcome()
    // Whoever stopped the first reading wants no second one.
    let draws = !run.wasInterrupted
    let descriptions = outcome.captures
    let report = destinations.report(ReportBuilder(outcome, contents.notes, databases))
    let options = TextOptions(in: try captures.zone(), secrets.secrets, carried)
    let explained = try chosen(in: report).map { device in
      let explanation = Explanation(report, device, options.time)
      let diagram = try dealing(of: device, explanation, in: report).flatMap { dealing in
        draws ? try draw(dealing, of: device, in: report, contents, files) : nil
      }
      return (explanation, diagram)
    }
    var output = StandardOutput()
    switch format {
    case .text:
      let pages = explained.map { ExplanationText(report, $0, $1, options).text }
      output.write(pages.joined(separator: "\n"))
    case .json:
      let json = ExplanationJSON(
        report, explained, version: PhoneHome.version, secrets.secrets)
      output.write(json.text() + "\n")
    }
    output.flush()
    if let path = evidence.evidence {
      let citations = Citations(explained, secrets.secrets)
      try EvidenceFile.write(citations, to: path, from: files, captures.files)
    }
    try AnalysisRun.finish(descriptions, tells: format == .json)
  }

  private func chosen(in report: Report) throws -> [DeviceReport] {
    if let device { return try report.chosen(device, captures, carried) }
    let others = report.devices.filter { !$0.isRouter }
    if report.devices.count == 1 { return report.devices }
    if others.count == 1 { return others }
    guard !others.isEmpty else {
      throw Failure("No device was seen in \(captures.words).")
    }
    ask(which: others, in: report)
    throw ExitCode.validationFailure
  }

  /// Asks which device is meant: with the commands that say so, instead of how to use the program.
  private func ask(which devices: [DeviceReport], in report: Report) {
    let beside = devices.count < report.devices.count ? " beside the router" : ""
    StandardError.write("Error: Which device? There are \(devices.count)\(beside):")
    for device in devices.prefix(12) {
      let label = device.argument.contains(device.label) ? "" : "\(device.label): "
      let command = report.command(["explain", device.argument], carried)
      StandardError.write("  \(label)\(command)")
    }
    guard devices.count > 12 else { return }
    let command = report.command(["devices"], carried)
    StandardError.write("  and \(devices.count - 12) more: \(command)")
  }

  private func dealing(
    of device: DeviceReport, _ explanation: Explanation, in report: Report
  ) throws -> Dealing? {
    guard let contact else { return explanation.chief }
    if let dealing = Dealing.find(contact, of: device, in: report) { return dealing }
    let command = report.command(["report", device.argument], carried)
    throw Failure("\(device.label) has no contact called '\(contact)'. This lists them: \(command)")
  }

  /// Reads the captures once more for one conversation.
  private func draw(
    _ dealing: Dealing, of device: DeviceReport, in report: Report,
    _ contents: HouseholdFiles.Contents, _ files: RereadableFiles
  ) throws -> SequenceDiagram? {
    var recorder = ConversationRecorder(
      dealing, of: device, NameBook(contents.notes), secrets.secrets,
      hidesAnswers: report.hidesAnswers(to: device.id))
    try AnalysisRun(captures, contents, files).watch(recorder.addresses) { recorder.take($0) }
    return SequenceDiagram(recorder, of: device, dealing, in: report)
  }
}
