import Packets

extension Finding {
  /// Fewest ports of one host that make a scan.
  public static let portsOfScan = 15

  /// That a device looks for open doors: ports of one host, or hosts at one port (``Scan``). A warning: it is how malware looks
  /// for others, unless somebody had it look. A notice where all is in the home, and of computers and phones, unless it is for
  /// what worms take.
  static func scan(
    _ scans: [Scan], by device: String, _ label: String, isGeneralPurpose: Bool
  ) -> Finding? {
    guard !scans.isEmpty else { return nil }
    let isMild =
      scans.allSatisfy(\.isLocal)
      || isGeneralPurpose && !scans.contains(where: \.isForWormsDoors)
    return Finding(
      kind: "scan", severity: isMild ? .notice : .warning, device: device,
      text: "\(label) scans: it tried "
        + "\(scans.map(\.words).listed(atMost: 3)), and none answered.",
      advice:
        "Unless you had it look for something, take it off the network: that is how malware "
        + "looks for others.",
      evidence: scans.prefix(3).flatMap { $0.contacts.prefix(3).compactMap(\.evidence.first) })
  }
}
