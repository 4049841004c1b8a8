import Analysis
import ArgumentParser
import Captures
import HouseholdFiles
import Reports
import Traffic

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one frame: layer by layer, field by field, and the message it belongs to.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: "The capture (pcap or pcapng, also compressed); '-' is a pipe.",
    completion: .file(extensions: ["pcap", "pcapng", "cap", "gz", "zst"]))
  var file: String

  @Option(help: "Which frame, counted from 1 as in Wireshark and in this program's reports.")
  var frame: Int

  @Option(help: "How to write it.")
  var format = Format.text

  @Option(
    help: "Time zone of times shown, like Europe/Berlin or UTC (default: this machine's).")
  var timezone: String?

  @OptionGroup var wiFiKeys: WiFiKeyOptions

  func validate() throws {
    guard frame >= 1 else { throw ValidationError("Frames are counted from 1.") }
  }

  func run() throws {
    let reader = try CaptureReader(path: file)
    guard let found = CapturedFrame.find(frame, in: reader) else {
      throw Failure(
        "\(file) has no frame \(frame): its last is \(reader.description.packets).")
    }
    var output = StandardOutput()
    switch format {
    case .text:
      let options = TextOptions(in: try CaptureOptions.zone(timezone))
      output.write(FrameText(found, messages: try messages(), options).text)
    case .json:
      output.write(FrameJSON(found, messages: try messages()).text + "\n")
    }
    output.flush()
  }

  /// What the log tells of this frame; of a piece of a message that ends later, what its end tells.
  private func messages() throws -> [String] {
    guard file != "-" else { return [] }
    var search = FrameMessages(of: frame)
    var options = search.options
    options.wiFiKeys = try wiFiKeys.parsed()
    _ = Analysis(options).run([try CaptureReader(path: file)]) { events in
      search.take(events)
    }
    return search.lines
  }
}
