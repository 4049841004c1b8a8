import Analysis

/// All that is worth knowing, the gravest first, each with the frames that prove it and what can be done about it.
public struct FindingsList: Sendable {
  private let report: Report
  /// Whom it is about, by their `id`; nil for everybody.
  private let devices: Set<String>?
  private let options: TextOptions

  /// - Parameter devices: whom it is about; nil for everybody.
  public init(_ report: Report, about devices: [DeviceReport]?, _ options: TextOptions) {
    self.report = report
    self.devices = devices.map { Set($0.map(\.id)) }
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report, statementBound: .max)
    let findings = report.findings(about: devices)
    guard !findings.isEmpty else {
      page.blank()
      page.say("Nothing else that is worth knowing was found.")
      return page.text
    }
    page.heading("WORTH KNOWING")
    for finding in findings {
      page.add(finding, of: report, frameBound: .max)
      if let advice = finding.advice { page.say(advice.inert, indent: 6, hanging: 6, .faint) }
    }
    return page.text
  }
}
