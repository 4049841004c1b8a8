import Analysis
import Captures
import Foundation

/// What a recording came to: its files, what was lost, and who was heard how often.
public struct RecordingText: Sendable {
  private static let fileBound = 8
  private static let deviceBound = 24

  /// What the recorder says.
  public struct Recording: Sendable {
    /// Those that are still there, oldest first.
    public var files: [RecordedFile]
    /// How many files were begun.
    public var fileCount: Int
    /// How many were deleted early, for want of room.
    public var deletedForSpace: Int
    /// How long it took, in nanoseconds.
    public var duration: Int64
    /// Packets that came and could not be written.
    public var unwrittenPackets: Int
    public var marks: Int
    /// Marks that were asked for faster than they could be taken.
    public var lostMarks: Int
    /// Whether broadcast and multicast were left out.
    public var leavesOutBroadcasts: Bool

    public init(
      files: [RecordedFile], fileCount: Int, deletedForSpace: Int, duration: Int64,
      unwrittenPackets: Int, marks: Int, lostMarks: Int,
      leavesOutBroadcasts: Bool
    ) {
      self.files = files
      self.fileCount = fileCount
      self.deletedForSpace = deletedForSpace
      self.duration = duration
      self.unwrittenPackets = unwrittenPackets
      self.marks = marks
      self.lostMarks = lostMarks
      self.leavesOutBroadcasts = leavesOutBroadcasts
    }
  }

  private let recording: Recording
  private let capture: CaptureDescription
  private let report: Report
  private let options: TextOptions

  /// - Parameters:
  ///   - capture: what was captured.
  ///   - report: of the same.
  public init(
    _ recording: Recording, _ capture: CaptureDescription, _ report: Report, _ options: TextOptions
  ) {
    self.recording = recording
    self.capture = capture
    self.report = report
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    addFiles(to: &page)
    for loss in losses { page.say("! " + loss, hanging: 2, .bold) }
    if losses.isEmpty, capture.packets > 0 { page.say(nothingLost) }
    if recording.leavesOutBroadcasts, capture.packets > 0 {
      page.say(
        "Broadcast and multicast were left out: -b keeps them, and the names that devices tell in them."
      )
    }
    addDevices(to: &page)
    if let next {
      page.blank()
      page.add(
        "Next:  ", ["phonehome"] + options.carried.options(of: "report") + [next], .faint)
    }
    return page.text
  }

  private func addFiles(to page: inout Page) {
    var facts = [
      Quantity.duration(recording.duration), Quantity.count(capture.packets, "packet"),
      Quantity.bytes(capture.bytes),
    ]
    if recording.marks > 0 { facts.append(Quantity.count(recording.marks, "mark")) }
    let files = recording.files
    guard files.count != 1 || recording.fileCount != 1 else {
      let file = files[0]
      guard file.path != "-" else { return page.say(WordWrap.facts(facts)) }
      let size = "\(Quantity.bytes(file.bytes)) on disk"
      return page.say("\(file.path.inert)   " + WordWrap.facts(facts + [size]), hanging: 4)
    }
    let gone = recording.fileCount - files.count
    let deleted = gone > 0 ? ", of which \(Quantity.count(files.count)) are kept" : ""
    page.say(
      WordWrap.facts([Quantity.count(recording.fileCount, "file") + deleted] + facts), hanging: 4)
    if files.count > Self.fileBound {
      page.say("\(Quantity.count(files.count - Self.fileBound)) earlier, then", indent: 2)
    }
    for file in files.suffix(Self.fileBound) {
      let facts = [Quantity.count(file.packets, "packet"), Quantity.bytes(file.bytes)]
      page.say("\(file.path.inert)   " + WordWrap.facts(facts), indent: 2, hanging: 6)
    }
    if recording.deletedForSpace > 0 {
      let count = Quantity.count(recording.deletedForSpace, "file")
      page.say(
        "The disk was full: \(count) went before time to make room. A smaller --keep leaves some free."
      )
    }
  }

  private var nothingLost: String {
    capture.interfaces.allSatisfy { $0.droppedBySystem != nil }
      ? "Nothing was dropped." : "Whether anything was dropped, the interface doesn't count."
  }

  /// What was lost, a sentence each.
  public var losses: [String] {
    var losses = capture.drops
    if recording.unwrittenPackets > 0 {
      losses.append(
        "\(Quantity.count(recording.unwrittenPackets, "packet")) came that could not be written.")
    }
    if recording.lostMarks > 0 {
      losses.append(
        "\(Quantity.count(recording.lostMarks, "mark")) came faster than they could be taken, and are not in the capture."
      )
    }
    return losses + capture.problems.prefix(8).map(\.text.inert)
  }

  private func addDevices(to page: inout Page) {
    guard !report.devices.isEmpty else { return }
    // A line that says that there is one more could as well be its own.
    let isRoom = report.devices.count <= Self.deviceBound + 1
    let shown = report.devices.prefix(isRoom ? report.devices.count : Self.deviceBound)
    page.table(
      report.devicesTitle,
      Columns.devices(
        zip(shown, report.contactRanges).map(report.cells), rates: report.rateHeading, indent: 2,
        width: page.width))
    let rest = report.devices.count - shown.count
    if rest > 0 { page.say("\(Quantity.count(rest)) more", indent: 2) }
  }

  /// What reads it.
  private var next: String? {
    let files = recording.files.filter { $0.packets > 0 && $0.path != "-" }
    guard let file = files.last else { return nil }
    guard files.count > 1, let first = files.first?.path else { return file.path.argument }
    // What their names begin with, and nobody else's in all likelihood.
    let common = files.reduce(first) { $0.commonPrefix(with: $1.path) }
    return common.isEmpty ? "*.pcapng" : "\(common.argument)*.pcapng"
  }
}
