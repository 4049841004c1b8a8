import Behaviour
import Packets
import Traffic

/// What frames look like: checksums, tags, and the air's protection.
extension PlacementGround {
  /// Frames of one sender with unfinished checksums that tell of offload: one of 65,535 looks so by chance.
  private static let unfinishedLeast = 3
  /// Wrong checksums that say something of the place; fewer are chance. A judgement.
  private static let wrongLeast = 10

  /// Definition: frames whose checksum of the IPv4 header, or of TCP or UDP, is not what their bytes give. Threshold: one
  /// in a hundred, and ten of them, are a fault; a single one is told.
  var checksums: PlacementCheck? {
    var right = 0
    var wrong = 0
    var unfinished: Set<MACAddress> = []
    var unfinishedCount = 0
    for census in censuses {
      for (sender, counts) in census.checksums {
        right += counts.right
        wrong += counts.wrong
        guard counts.unfinished >= Self.unfinishedLeast else { continue }
        unfinished.insert(sender)
        unfinishedCount += counts.unfinished
      }
    }
    let all = right + wrong + unfinishedCount
    guard all > 0 else { return nil }
    if wrong > 0 {
      let isMuch = wrong >= Self.wrongLeast && wrong * 100 >= all
      return PlacementCheck(
        "checksums", isMuch ? .limited : .good,
        "\(Quantity.count(wrong)) of \(Quantity.count(all, "packet")) have a wrong checksum: damaged on the way, or changed by what captured them.",
        advice: isMuch
          ? "Try another cable or port; counts here are as captured." : nil,
        evidence: censuses.reduce(into: EvidenceList()) { $0.merge($1.wrong) }.items)
    }
    guard unfinished.isEmpty else {
      let senders = report.devices.filter { unfinished.contains($0.mac) }.map(\.label)
      let who = senders.isEmpty ? "one sender" : senders.listed()
      return PlacementCheck(
        "checksums", .good,
        "\(Quantity.count(unfinishedCount, "packet")) of \(who) were captured before their checksum was finished (checksum offload): "
          + "that is where they are sent from. Nothing is wrong with them here; other programs may pass over them.",
        advice: "To see them as they are on the wire: ethtool -K INTERFACE tx off",
        evidence: censuses.reduce(into: EvidenceList()) { $0.merge($1.unfinished) }.items)
    }
    return PlacementCheck(
      "checksums", .good, "The checksums of \(Quantity.count(right, "packet")) are right.")
  }

  /// VLANs that are named, at most.
  private static let vlanBound = 8

  var tags: PlacementCheck? {
    var counts: [UInt16: Int] = [:]
    for census in censuses { counts.merge(census.vlans, uniquingKeysWith: +) }
    guard !counts.isEmpty else { return nil }
    let tagged = counts.keys.filter { $0 != 0 }.sorted()
    guard !tagged.isEmpty else {
      return PlacementCheck("vlans", .good, "No frame has a VLAN tag.")
    }
    let told = tagged.map { "\($0) (\(Quantity.count(counts[$0] ?? 0, "packet")))" }
    let untagged = counts[0] ?? 0
    return PlacementCheck(
      "vlans", .good,
      "Frames have VLAN tags: \(told.listed(atMost: Self.vlanBound))"
        + (untagged > 0 ? "; \(Quantity.count(untagged)) have none." : "."),
      advice:
        "tcpdump's filters pass tagged frames only where they say 'vlan'; '-n' and '--group' of 'phonehome capture' do that by themselves.",
      evidence: censuses.reduce(into: EvidenceList()) { $0.merge($1.tagged) }.items)
  }

  /// Frames over the air that were protected, and how many of them could be opened; nil where nothing was heard there.
  private var protection: (frames: Int, opened: Int)? {
    let heard = report.captures.compactMap(\.wiFi)
    guard !heard.isEmpty else { return nil }
    return (
      heard.reduce(0) { $0 + $1.protectedFrames }, heard.reduce(0) { $0 + $1.decryptedFrames }
    )
  }

  /// Whether all that is protected stayed so.
  var isClosed: Bool { protection.map { $0.frames > 0 && $0.opened == 0 } ?? false }

  var air: PlacementCheck? {
    guard let (protected, opened) = protection else { return nil }
    guard protected > 0 else {
      return PlacementCheck("air", .good, "Nothing heard over the air was encrypted.")
    }
    guard opened < protected else {
      return PlacementCheck(
        "air", .good, "All \(Quantity.count(protected, "protected frame")) could be opened.")
    }
    return PlacementCheck(
      "air", opened == 0 ? .bad : .limited,
      "Of \(Quantity.count(protected, "protected frame")) heard over the air \(Quantity.count(opened)) could be opened.",
      advice: opened == 0
        ? "Give the network's key (--wifi-key), and make devices join again while capturing: 'phonehome report' says of each what it lacks."
        : "'phonehome report' says of each device what its frames lack."
    )
  }
}
