import Analysis

/// Whom devices talk to, each contact in a line under its device.
extension Page {
  /// Adds a screen's worth, in one layout for all blocks, so that columns stand under each other across devices.
  ///
  /// - Parameter blocks: devices, and how many of the contacts of each are told.
  mutating func addContacts(_ blocks: [(block: ContactBlock, count: Int)], of report: Report) {
    let columns = contactColumns(blocks.flatMap { $0.block.lines($0.count) }, of: report)
    addHeadings("WHO TALKS TO WHOM", of: columns)
    var lines = columns.lines(style)[...]
    for (block, count) in blocks {
      add(block.title(showing: count, width: width, style))
      add(Array(lines.prefix(count)))
      lines = lines.dropFirst(count)
      addOthers(of: block)
    }
  }

  /// Adds all contacts of a device, in a layout of their own: a long name of another device's takes no room from them.
  fileprivate mutating func addContacts(_ block: ContactBlock, of report: Report) {
    let columns = contactColumns(block.lines(), of: report)
    addHeadings("  " + block.device.label.inert, of: columns)
    add(columns.lines(style))
    addOthers(of: block)
  }

  private func contactColumns(_ lines: [ContactLine], of report: Report) -> Columns {
    .contacts(lines, severalCaptures: report.captures.count > 1, indent: 4, width: width)
  }

  private mutating func addOthers(of block: ContactBlock) {
    for line in block.otherLines { add(("    " + line).cut(to: width)) }
  }
}

/// Whom each device talks to: all contacts of every one.
public struct ContactsList: Sendable {
  private let report: Report
  private let devices: [DeviceReport]?
  private let options: TextOptions

  /// - Parameter devices: whose contacts are told; nil for everybody's.
  public init(_ report: Report, of devices: [DeviceReport]?, _ options: TextOptions) {
    self.report = report
    self.devices = devices
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    let blocks = blocks
    if blocks.isEmpty {
      page.blank()
      page.say("Nobody was seen to talk to anybody.")
    } else {
      page.heading("WHO TALKS TO WHOM")
      for block in blocks { page.addContacts(block, of: report) }
    }
    return page.text
  }

  private var blocks: [ContactBlock] {
    let blocks =
      devices.map { $0.map { ContactBlock(includingOthers: $0, in: report) } }
      ?? zip(report.devices, report.contactRanges).map {
        ContactBlock($0, in: report, among: $1)
      }
    return blocks.filter { !$0.isEmpty }
  }
}
