import Traffic

extension VantageGround {
  /// Definition: frames of which fewer bytes were kept than were on the wire, as their records say (pcapng §4.3,
  /// Original Packet Length). Threshold: one; a warning from 1 % of all frames on.
  var snapLength: [Vantage.Statement] {
    captures.indices.compactMap { index in
      guard let frames = summary.frames[index], frames.cut > 0 else { return nil }
      let share = Share(part: frames.cut, whole: frames.frames)
      return Vantage.Statement(
        kind: "snap-length", severity: share.isAtLeast(1) ? .warning : .info,
        text:
          "\(frames.cut.grouped) of \(frames.frames.grouped) packets\(place(index)) \(frames.cut == 1 ? "was" : "were") "
          + "cut in capturing, to \(frames.longestCut.grouped) bytes at most: what they said behind that is not "
          + "here, and names or messages may be missing. Their lengths are known and counted.",
        advice: "Capture whole packets: tcpdump -s 0; elsewhere, no limit of packet size.",
        evidence: [frames.cutEvidence].compactMap(\.self))
    }
  }
}
