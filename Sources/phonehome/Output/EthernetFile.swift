import Analysis
import Captures
import Packets

/// The capture that `decrypt` writes: it is made when the first packet comes.
struct EthernetFile {
  private let path: String
  private let severalCaptures: Bool
  private var output: CaptureOutput?
  private var writer: PcapngWriter?
  /// Packets written.
  private(set) var count = 0

  init(path: String, severalCaptures: Bool) {
    self.path = path
    self.severalCaptures = severalCaptures
  }

  mutating func write(_ packet: EthernetPacket) throws {
    if writer == nil { try begin() }
    count += 1
    try writer?.write(
      packet.bytes.rawSpan, time: packet.time, originalLength: packet.originalLength,
      comments: [comment(on: packet)])
  }

  func finish() throws { try output?.flush() }

  private mutating func begin() throws {
    let output = try CaptureOutput(path: path)
    var writer = try PcapngWriter(
      to: output, application: "phonehome \(PhoneHome.version)",
      comments: [CaptureComment.onDecryptedFrames])
    _ = try writer.addInterface(
      CaptureInterface(linkType: .ethernet, timestampResolution: .nanoseconds))
    self.output = output
    self.writer = writer
  }

  /// Who spoke with whom, and which frame it was.
  private func comment(on packet: EthernetPacket) -> String {
    var words = ["station \(packet.station)"]
    if !packet.bssid.isNone { words.append("access point \(packet.bssid)") }
    words.append(packet.cipher?.name ?? "not encrypted")
    let capture = severalCaptures ? " of capture \(packet.capture + 1)" : ""
    words.append("frame \(packet.frame)\(capture)")
    if packet.isRepetition { words.append("sent again") }
    return words.joined(separator: ", ")
  }
}
