import Analysis
import ArgumentParser
import Captures
import Packets

struct DecryptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrypt",
    abstract:
      "Writes what was captured over the air as plain Ethernet, opened with your Wi-Fi's key.")

  @OptionGroup var captures: CaptureOptions
  @OptionGroup var household: HouseholdOptions

  @Option(
    name: .shortAndLong,
    help: "The capture to write, in pcapng format; '-' is a pipe.",
    completion: .file(extensions: ["pcapng"]))
  var output: String

  func run() throws {
    guard output == "-" || !captures.files.contains(output) else {
      throw Failure("'\(output)' is the capture to read. Give another name to write to.")
    }
    let run = try AnalysisRun(captures, try household.contents())
    var file = EthernetFile(path: output, severalCaptures: captures.files.count > 1)
    let read = try run.decrypt { try file.write($0) }
    let told = Self.summary(read.totals, packets: file.count)
    guard file.count > 0 else { throw Failure(told) }
    try file.finish()
    StandardError.write(told)
    try AnalysisRun.finish(read.captures, tells: true)
  }

  /// What became of the frames, in a sentence.
  private static func summary(_ totals: WiFiOpeningTotals, packets: Int) -> String {
    guard totals.frames > 0 else {
      return "Nothing was captured over the air here, so there is nothing to decrypt."
    }
    let written =
      packets == 0 ? "Nothing to write" : "\(packets) packet\(packets == 1 ? "" : "s") written"
    let frames = totals.protectedFrames
    let closed = frames - totals.openedFrames
    guard frames > 0 else { return "\(written); no frame was encrypted." }
    guard closed > 0 else { return "\(written); every protected frame was opened." }
    return
      "\(written); \(closed) of \(frames) protected frame\(frames == 1 ? "" : "s") stayed closed: 'phonehome report' says why."
  }
}
