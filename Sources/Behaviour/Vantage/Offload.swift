import Traffic

extension VantageGround {
  /// The longest frame that jumbo Ethernet carries: 9000 bytes of payload, with the same headers as usual.
  private static let jumboLength = 9000 + FrameTotals.ethernetLength - 1500

  /// Definition: frames of Ethernet longer than a usual link carries, 1500 bytes of payload (IEEE 802.3 §3.2.7).
  /// Threshold: one. Up to 9000 bytes of payload jumbo frames are another explanation, and are named.
  var offload: [Vantage.Statement] {
    captures.indices.compactMap { index in
      guard let frames = summary.frames[index], frames.long > 0 else { return nil }
      let another =
        frames.longest <= Self.jumboLength
        ? ", unless this network is set to carry such frames (jumbo frames)" : ""
      return Vantage.Statement(
        kind: "offload", severity: .info,
        text: "\(frames.long) of \(frames.frames) packets\(place(index)) are longer than Ethernet "
          + "carries (up to \(frames.longest) bytes): the capturing machine's adapter had joined "
          + "several into one\(another). Bytes are right; there were more packets than are "
          + "counted here.",
        advice: "To see them as they were: ethtool -K INTERFACE gro off lro off tso off gso off",
        evidence: [frames.longEvidence].compactMap(\.self))
    }
  }
}
