import Analysis
import ArgumentParser
import Captures
import Packets
import Reports
import Traffic

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "Tells what happens, a line an event, in the order of the capture; what only an end tells, last."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case zeek
  }

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions
  @OptionGroup var secrets: SecretsOptions

  @Option(
    help:
      "How to write the lines; zeek: JSON with Zeek's field names and its log in _path: conn, dns, mqtt_publish, …"
  )
  var format = Format.text

  @Flag(help: "One plain line a packet instead of a line an event.")
  var packets = false

  func validate() throws {
    guard !packets || format == .text else {
      throw ValidationError("--packets writes plain text only: leave --format away.")
    }
  }

  func run() throws {
    let contents = try household.contents()
    let run = try AnalysisRun(captures, contents)
    let time = LocalTime(in: try captures.zone())
    var output = StandardOutput()
    let read: [CaptureDescription]
    if packets {
      var text = PacketText(time, severalCaptures: captures.files.count > 1)
      read = run.packets { batch in
        for packet in batch { for line in text.lines(packet) { output.write(line + "\n") } }
        output.flush()
      }
    } else {
      let writer = eventWriter(time, contents.notes)
      read = run.events(
        overheard: { $0.forEach(writer.learn) },
        each: { events in
          for event in events { for line in writer.lines(event) { output.write(line + "\n") } }
          output.flush()
        })
    }
    try AnalysisRun.finish(read, tells: true)
  }

  /// What turns events into lines.
  private struct EventWriter {
    /// Takes what is only heard for names.
    var learn: (TrafficEvent) -> Void = { _ in }
    let lines: (TrafficEvent) -> [String]
  }

  private func eventWriter(_ time: LocalTime, _ notes: HouseholdNotes) -> EventWriter {
    let secrets = secrets.secrets
    switch format {
    case .zeek:
      return EventWriter(lines: { event in ZeekLog.line(event, secrets).map { [$0] } ?? [] })
    case .json:
      var writer = EventJSON(NameBook(notes), secrets, beginsLate: captures.from != nil)
      return EventWriter(
        learn: { writer.learn($0) }, lines: { event in writer.line(event).map { [$0] } ?? [] })
    case .text:
      var writer = EventText(
        NameBook(notes), time, severalCaptures: captures.files.count > 1,
        secrets, beginsLate: captures.from != nil)
      return EventWriter(learn: { writer.learn($0) }, lines: { event in writer.lines(event) })
    }
  }
}
