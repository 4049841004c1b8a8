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

  @Argument(
    help: "The capture (pcap or pcapng, also compressed); '-' is a pipe.",
    completion: .file(extensions: ["pcap", "pcapng", "cap", "gz", "zst"]))
  var file: String

  @Option(help: "Which frame, counted from 1 as in Wireshark and in this program's reports.")
  var frame: Int

  @Option(help: "How to write it.")
  var format = ResultFormat.text

  @OptionGroup var secrets: SecretsOptions

  @Option(
    help: "Time zone of times shown, like Europe/Berlin or UTC (default: this machine's).")
  var timezone: String?

  @OptionGroup var wiFiKeys: WiFiKeyOptions

  func validate() throws {
    guard frame >= 1 else { throw ValidationError("Frames are counted from 1.") }
  }

  func run() throws {
    let files = try RereadableFiles([file])
    defer { files.discard() }
    let reader = try opened(files)
    guard let found = CapturedFrame.find(frame, in: reader) else {
      throw Failure(
        "\(file) has no frame \(frame): its last is \(reader.description.packets).")
    }
    let secrets = secrets.secrets
    var reading = Analysis.Options()
    reading.wiFiKeys = try wiFiKeys.parsed()
    let belonging = try FrameBelonging(of: found, secrets, reading) { try opened(files) }
    var output = StandardOutput()
    switch format {
    case .text:
      var options = TextOptions(in: try CaptureOptions.zone(timezone))
      options.secrets = secrets
      output.write(FrameText(found, belonging, options).text)
    case .json: output.write(FrameJSON(found, belonging, secrets: secrets).text + "\n")
    }
    output.flush()
  }

  private func opened(_ files: RereadableFiles) throws -> any CaptureSource {
    do {
      return try files.readers()[0]
    } catch let error as CaptureError where error.reason == .directory {
      throw Failure("'\(file)' is a directory. Name the capture in it that has the frame.")
    }
  }
}
