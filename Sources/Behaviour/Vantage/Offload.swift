import Traffic

extension VantageGround {
  /// Bytes of the longest frame that jumbo Ethernet usually carries: 9000 of payload, and headers and tags.
  private static let jumboLength = 9026

  /// Definition: frames of Ethernet longer than 2000 bytes, the most that a usual link carries (IEEE 802.3 §3.2.7).
  /// Threshold: one. Up to 9000 bytes of payload jumbo frames are another explanation, and are named.
  /// What a machine says to itself passes no adapter, and is not said of.
  var offload: [Vantage.Statement] {
    guard !summary.parties.keys.allSatisfy(\.address.isLoopback) else { return [] }
    return captures.indices.compactMap { index in
      guard let frames = summary.frames[index], frames.long > 0 else { return nil }
      let another =
        frames.longest <= Self.jumboLength
        ? ", unless this network is set to carry such frames (jumbo frames)" : ""
      return Vantage.Statement(
        kind: "offload", severity: .info,
        text:
          "\(frames.long.grouped) of \(frames.frames.grouped) packets\(place(index)) \(frames.long == 1 ? "is" : "are") longer than Ethernet "
          + "carries (up to \(frames.longest.grouped) bytes): the capturing machine's adapter had joined "
          + "several into one\(another). Bytes are right; there were more packets than are "
          + "counted here.",
        advice: "To see them as they were: ethtool -K INTERFACE gro off lro off tso off gso off",
        evidence: [frames.longEvidence].compactMap(\.self))
    }
  }
}
