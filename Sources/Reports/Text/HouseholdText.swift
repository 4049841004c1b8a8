import Analysis

/// What the user's household file says of devices: their groups, and who of it was not seen.
extension Page {
  /// Groups that are named.
  private static let groupBound = 8

  /// Adds which groups there are, and how to ask for one.
  mutating func addGroups(of report: Report) {
    guard let first = report.groups.first else { return }
    let named = report.groups.prefix(Self.groupBound).map { group in
      "\(group.name.inert) (\(Quantity.count(group.devices.count, "device")))"
    }
    let rest = report.groups.count - named.count
    let others = rest > 0 ? " and \(Quantity.count(rest)) more" : ""
    say("Groups: \(named.joined(separator: ", "))\(others)", indent: 2, hanging: 4)
    addMore(
      "of one", ["report", first.name.argument(of: "--device")], of: report, indent: 4)
  }

  /// Adds what of the household file was not seen.
  mutating func addUnseen(of report: Report, bound: Int) {
    guard !report.unseenNotes.isEmpty else { return }
    let names = report.unseenNotes.map(\.inert).listed(atMost: bound)
    say("Not seen of the household file: \(names).", indent: 2, hanging: 4)
  }
}
