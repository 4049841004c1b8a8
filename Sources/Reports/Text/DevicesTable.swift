import Analysis
import Packets
import Traffic

/// Every device, with the evidence for what is said of it.
public struct DevicesTable: Sendable {
  private let report: Report
  private let options: TextOptions

  public init(_ report: Report, _ options: TextOptions) {
    self.report = report
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    page.heading(report.devicesTitle)
    if report.devices.isEmpty { page.say("No device was seen.", indent: 2) }
    for device in report.devices {
      page.blank()
      page.addIdentity(of: device, in: report)
    }
    addGroups(to: &page)
    if !report.unseenNotes.isEmpty { page.blank() }
    page.addUnseen(of: report, bound: .max)
    return page.text
  }

  private func addGroups(to page: inout Page) {
    guard !report.groups.isEmpty else { return }
    let rows = report.groups.map { group in
      [
        group.name.inert, Quantity.count(group.devices.count, "device"),
        Quantity.rate(group.packetsPerMinute), Quantity.rate(group.packetsPerMinutePerDevice),
        Quantity.bytes((group.sent + group.received).bytes),
      ]
    }
    page.table(
      "GROUPS",
      Columns(
        [
          .init(minimum: 20, emphasis: .bold), .init(),
          .init(heading: report.rateHeading, side: .right), .init(heading: "each", side: .right),
          .init(heading: "bytes", side: .right),
        ], rows: rows, indent: 2, width: page.width))
  }
}
