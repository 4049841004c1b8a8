import Analysis
import Packets
import Traffic

/// The answer in one screen: the captures, what they can't show, the devices, and whom they talk to.
public struct TextReport: Sendable {
  /// Devices and lines in all that make a screen; contacts of each device, where not all of them have room.
  private static let deviceBound = 12
  private static let contactBound = 4
  private static let lineBound = 45
  private static let markLineBound = 16
  private static let findingBound = 4
  private static let unseenBound = 3

  private let report: Report
  private let options: TextOptions
  /// Where the contacts of each device shown are.
  private let ranges: [Range<Int>]
  /// Devices of which something was found that one should look after.
  private let remarkable: Set<String>
  /// The devices of the findings that are shown, in their order, as far as one should look after them.
  private let told: [String]

  public init(_ report: Report, _ options: TextOptions) {
    self.report = report
    self.options = options
    ranges = report.contactRanges
    remarkable = Set(
      report.findings.filter { $0.severity >= .warning }.compactMap(\.device))
    told = FindingChoice(report.findings, bound: Self.findingBound).shown
      .filter { $0.severity >= .warning }.compactMap(\.device)
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
      page.addMore("\(count) more", ["devices"], of: report, indent: 2)
    }
    page.addGroups(of: report)
    page.addUnseen(of: report, bound: Self.unseenBound)
  }

  private func addContacts(to page: inout Page, room: Int) {
    let blocks = blocks
    guard !blocks.isEmpty else { return }
    // All that has room; not all of one device's, and nothing of another's.
    var bound = max(Self.contactBound, min(room, blocks.map(\.count).max() ?? 0))
    while bound > 2, blocks.reduce(0, { $0 + $1.lineCount(bound) }) > room { bound -= 1 }
    var shown: [(block: ContactBlock, count: Int)] = []
    var used = 0
    for block in blocks {
      let left = shown.isEmpty ? bound : room - used - block.otherLineCount
      guard left >= min(1, block.count) else { break }
      let count = min(bound, block.count, left)
      shown.append((block, count))
      used += block.lineCount(count)
    }
    page.addContacts(shown, of: report)
    let rest = ranges.count { !$0.isEmpty } - shown.count
    if rest > 0 {
      let count = Quantity.count(rest, "more device")
      page.addMore(count, ["report", "--contacts"], of: report, indent: 2)
    }
  }

  /// Devices with contacts, a screen's at most: first those that are told to be worth knowing, then others of which something
  /// grave was found; last who speaks to all alone, and the router, which says least that anyone wants to know.
  private var blocks: [ContactBlock] {
    var ranks: [String: Int] = [:]
    for device in told where ranks[device] == nil { ranks[device] = ranks.count }
    func rank(_ index: Int) -> Int {
      if report.devices[index].isRouter { return .max }
      let device = report.devices[index].id
      return ranks[device] ?? (remarkable.contains(device) ? .max - 2 : .max - 1)
    }
    let order = report.devices.indices.filter { !ranges[$0].isEmpty }
      .map { (rank($0), $0) }.sorted { $0 < $1 }
    let blocks = order.prefix(Self.deviceBound).map { _, index in
      ContactBlock(report.devices[index], in: report, among: ranges[index])
    }.filter { !$0.isEmpty }
    return blocks.filter(\.hasPeers) + blocks.filter { !$0.hasPeers }
  }

  private func hints() -> [String] {
    let device =
      told.lazy.compactMap(report.device).first
      ?? report.devices.first { !$0.isRouter } ?? report.devices[0]
    var page = Page(options)
    page.addNext([["report", device.argument], ["log"]], of: report)
    return page.lines
  }
}
