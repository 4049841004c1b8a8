import Analysis
import ArgumentParser
import Captures
import Packets
import Reports

struct DecryptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrypt",
    abstract:
      "Writes what was captured over the air as plain Ethernet, opened with your Wi-Fi's key.")

  @OptionGroup var captures: CaptureOptions

  @Option(
    name: .shortAndLong,
    help: "The capture to write, in pcapng format; '-' is a pipe.",
    completion: .file(extensions: ["pcapng"]))
  var output: String

  func run() throws {
    let run = try AnalysisRun(captures)
    guard output == "-" || !captures.files.contains(output) else {
      throw Failure("'\(output)' is the capture to read. Give another name to write to.")
    }
    let file = try CaptureOutput(path: output)
    var writer = try PcapngWriter(
      to: file, application: "phonehome \(PhoneHome.version)",
      comments: ["What was heard over the air, decrypted."])
    let interface = try writer.addInterface(
      CaptureInterface(linkType: .ethernet, timestampResolution: .nanoseconds))
    var count = 0
    let read = try run.decrypt { packet in
      count += 1
      try writer.write(
        packet.bytes.rawSpan, time: packet.time, originalLength: packet.originalLength,
        interface: interface, comments: [comment(on: packet)])
    }
    try file.flush()
    StandardError.write(Self.summary(read.totals, packets: count))
    try AnalysisRun.finish(read.captures, tells: true)
  }

  private func comment(on packet: EthernetPacket) -> String {
    var words = ["station \(packet.station)"]
    if !packet.bssid.isNone { words.append("access point \(packet.bssid)") }
    words.append(packet.cipher?.name ?? "not encrypted")
    let file = captures.files.count > 1 ? " of capture \(packet.capture + 1)" : ""
    words.append("frame \(packet.frame)\(file)")
    if packet.isRepetition { words.append("sent again") }
    return words.joined(separator: ", ")
  }

  static func summary(_ totals: WiFiOpeningTotals, packets: Int) -> String {
    guard totals.frames > 0 else {
      return
        "No frame was captured over the air: there is nothing to decrypt, and nothing was written."
    }
    let written = "\(packets) packet\(packets == 1 ? "" : "s") written"
    let closed = totals.protectedFrames - totals.openedFrames
    guard closed > 0 else { return written + "; every protected frame was opened." }
    let frames = totals.protectedFrames
    return
      "\(written); \(closed) of \(frames) protected frame\(frames == 1 ? "" : "s") stayed closed: 'phonehome report' says why."
  }
}

extension WiFiCipher {
  /// As people write it.
  fileprivate var name: String {
    switch self {
    case .wep: "WEP"
    case .tkip: "TKIP"
    case .ccmp128: "CCMP"
    case .ccmp256: "CCMP-256"
    case .gcmp128: "GCMP"
    case .gcmp256: "GCMP-256"
    }
  }
}
