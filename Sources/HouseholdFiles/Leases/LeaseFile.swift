import Traffic

/// What a lease file or the like says, whichever program wrote it: that is told by its content.
///
/// Read are dhcpd.leases and dhcpd.conf, Kea's memfiles, dnsmasq's leases and `dhcp-host` options,
/// OpenWrt's /etc/config/dhcp, ethers, hosts, `ip neigh`, `arp`, and tables pasted from elsewhere.
/// A line that makes no sense is left out and reported; there is no text that traps.
public struct LeaseFile: Sendable {
  /// A judgement: far more than a home has, and than a lease file gathers in years.
  public static let mostEntries = 100_000

  /// In the order of the file.
  public let entries: [HouseholdEntry]
  public let problems: [HouseholdFileProblem]

  /// A file of blanks and comments has no entries; one with nothing recognisable is an error.
  /// - Parameter file: its path as the user gave it.
  public init(_ text: String, file: String) throws(HouseholdFileError) {
    var result = LeaseEntries(file: file)
    let lines = Self.lines(of: text, &result.problems)
    let content = lines.lazy.filter(\.hasContent)
    guard let first = content.first else {
      guard result.problems.all.isEmpty else { throw .unrecognised(file: file) }
      entries = []
      problems = []
      return
    }
    if KeaLeases.isHeader(first) {
      KeaLeases.read(lines, into: &result)
    } else if content.prefix(1000).contains(where: DHCPDFile.isTypical) {
      DHCPDFile.read(lines, into: &result)
    } else if content.prefix(1000).contains(where: OpenWrtHosts.isTypical) {
      OpenWrtHosts.read(lines, into: &result)
    } else if let format = LineFormat.best(for: content) {
      result.read(content, as: format)
    } else {
      throw .unrecognised(file: file)
    }
    entries = result.entries
    problems = result.problems.all
  }
  /// All but those of absurd length, which no reader should have to look at.
  private static func lines(of text: String, _ problems: inout ProblemList) -> [TextLine] {
    var lines = TextLine.all(in: text)
    lines.removeAll { line in
      guard line.text.utf8.count > TextLine.longest else { return false }
      problems.add(line.number, "the line is longer than \(TextLine.longest) bytes; split it")
      return true
    }
    return lines
  }
}
