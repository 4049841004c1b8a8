import Analysis
import Packets
import Traffic

/// The answer in one screen: the captures, what they can't show, the devices, and whom they talk to.
public struct TextReport: Sendable {
  /// Devices and lines in all that make a screen; contacts of each device, where not all of them have room.
  private static let deviceBound = 12
  private static let contactBound = 4
  private static let lineBound = 45
  private static let markLineBound = 14
  private static let findingBound = 4

  private let report: Report
  private let options: TextOptions
  /// Where the contacts of each device shown are.
  private let ranges: [Range<Int>]
  /// Devices of which something was found that one should look after.
  private let remarkable: Set<String>

  public init(_ report: Report, _ options: TextOptions) {
    self.report = report
    self.options = options
    ranges = report.contactRanges(ofFirst: Self.deviceBound)
    remarkable = Set(
      report.findings.filter { $0.severity >= .warning }.compactMap(\.device))
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    page.addWiFi(of: report)
    guard !report.devices.isEmpty else {
      if report.captures.allSatisfy({ $0.packets == 0 }), !report.captures.isEmpty {
        return page.text
      }
      page.blank()
      page.say("No device was seen\(report.isPartial ? "" : " in it").")
      return page.text
    }
    // A long story of what can't be seen leaves less room for the rest.
    addDevices(to: &page, bound: max(6, Self.deviceBound - max(0, page.lines.count - 6)))
    page.addFindings(
      of: report, about: Set(report.devices.map(\.id)), bound: Self.findingBound)
    let hints = hints()
    var marks = Page(options)
    marks.addMarks(of: report, room: Self.markLineBound)
    // A blank line and two of headings above the contacts; a blank line, and how many more there are, below.
    let room = Self.lineBound - page.lines.count - hints.count - 5
    addContacts(to: &page, room: room - (marks.lines.isEmpty ? 0 : marks.lines.count + 1))
    if !marks.lines.isEmpty { page.blank() }
    page.add(marks.lines)
    page.blank()
    page.add(hints)
    return page.text
  }

  private func addDevices(to page: inout Page, bound: Int) {
    let shown = report.devices.prefix(bound)
    page.table(
      report.devicesTitle,
      Columns.devices(
        zip(shown, ranges).map(report.cells), rates: report.rateHeading, indent: 2,
        width: page.width))
    let rest = report.devices.count - shown.count
    if rest > 0 {
      let count = Quantity.count(rest)
      page.say(report.more("\(count) more", "devices"), indent: 2, hanging: 4)
    }
  }

  private func addContacts(to page: inout Page, room: Int) {
    let blocks = zip(report.devices, ranges).enumerated()
      .sorted { (interest(in: $0.element.0), $0.offset) < (interest(in: $1.element.0), $1.offset) }
      .map { ContactBlock($0.element.0, in: report, among: $0.element.1) }.filter { !$0.isEmpty }
    guard !blocks.isEmpty else { return }
    // All that has room; not all of one device's, and nothing of another's.
    var bound = max(Self.contactBound, min(room, blocks.map(\.count).max() ?? 0))
    while bound > 2, blocks.reduce(0, { $0 + $1.lineCount(bound) }) > room { bound -= 1 }
    var shown: [ContactBlock] = []
    var used = 0
    for block in blocks where used + block.lineCount(bound) <= room || shown.isEmpty {
      shown.append(block)
      used += block.lineCount(bound)
    }
    let several = report.captures.count > 1
    // One layout for all blocks, so that columns stand under each other across devices.
    let columns = Columns.contacts(
      shown.flatMap { $0.lines(bound) }, severalCaptures: several, indent: 4, width: page.width)
    page.addHeadings("WHO TALKS TO WHOM", of: columns)
    var lines = columns.lines(page.style)[...]
    for block in shown {
      let count = min(bound, block.count)
      page.add(block.title(showing: count, width: page.width, page.style))
      page.add(Array(lines.prefix(count)))
      lines = lines.dropFirst(count)
      if let quiet = block.quietLine { page.add(("    " + quiet).cut(to: page.width)) }
    }
    let rest = report.contactHolderCount - shown.count
    if rest > 0 {
      let count = Quantity.count(rest, "more device")
      page.say(report.more(count, "report --device NAME"), indent: 2, hanging: 4)
    }
  }

  /// The lower, the more a reader wants to know whom a device talks to: first what was found of it, last the router,
  /// which says least that anyone wants to know.
  private func interest(in device: DeviceReport) -> Int {
    if device.isRouter { return 2 }
    return remarkable.contains(device.id) ? 0 : 1
  }

  private func hints() -> [String] {
    let device =
      report.devices.first { remarkable.contains($0.id) }
      ?? report.devices.first { !$0.isRouter } ?? report.devices[0]
    var page = Page(options)
    for line in report.furtherCommands(["report --device \(device.argument)", "log"]) {
      page.say(line, hanging: 11, .faint)
    }
    return page.lines
  }
}
