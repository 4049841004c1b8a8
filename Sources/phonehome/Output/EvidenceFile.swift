import Analysis
import Captures
import Packets
import Reports
import Traffic

/// The capture that `--evidence` writes: frames as they were captured, each with why it is cited.
struct EvidenceFile {
  private let path: String
  private let output: CaptureOutput
  private var writer: PcapngWriter
  /// The interfaces described so far, by capture and number in it.
  private var interfaces: [[Int]: Int] = [:]
  private var count = 0

  private init(path: String) throws {
    self.path = path
    output = try CaptureOutput(path: path)
    writer = try PcapngWriter(
      to: output, application: "phonehome \(PhoneHome.version)",
      comments: [CaptureComment.onCitedFrames])
  }

  /// Reads the captures once more and writes the frames cited; says on standard error how many.
  static func write(
    _ citations: Citations, to path: String, from files: RereadableFiles, _ names: [String]
  ) throws {
    guard !citations.reasons.isEmpty else {
      return StandardError.write("Nothing is cited, so '\(path)' was not written.")
    }
    let readers = try files.readers()
    var file = try EvidenceFile(path: path)
    try PickedFrame.pick(Set(citations.reasons.keys), from: readers) { frame in
      try file.write(
        frame, citations.reasons[frame.evidence] ?? [],
        of: readers[frame.evidence.capture].description,
        named: names.count > 1 ? names[frame.evidence.capture] : nil)
    }
    try file.output.flush()
    let omitted =
      citations.omitted > 0 ? "; \(citations.omitted) more there was no room for" : ""
    StandardError.write(
      "\(file.count) frame\(file.count == 1 ? "" : "s") written to '\(path)'\(omitted).")
  }

  private mutating func write(
    _ frame: PickedFrame, _ reasons: [String], of capture: CaptureDescription, named name: String?
  ) throws {
    let place = [frame.evidence.capture, frame.record.interface]
    let interface: Int
    if let known = interfaces[place] {
      interface = known
    } else {
      var description =
        capture.interfaces.indices.contains(frame.record.interface)
        ? capture.interfaces[frame.record.interface]
        : CaptureInterface(linkType: frame.record.linkType)
      description.linkType = frame.record.linkType
      interface = try writer.addInterface(description)
      interfaces[place] = interface
    }
    let origin = name.map { " of \($0)" } ?? ""
    try writer.write(
      frame.bytes.span.bytes, time: frame.record.time, originalLength: frame.record.originalLength,
      interface: interface, direction: frame.record.direction,
      comments: ["Frame \(frame.evidence.frame)\(origin)"] + reasons)
    count += 1
  }
}
