import Traffic

extension VantageGround {
  /// Gaps that say something of all packets; fewer may be one short pause of the recorder.
  private static let sampleLeast = 10

  /// Definition: bytes of TCP connections that the receiver acknowledged though no captured packet holds them, of
  /// connections of which both sides were captured; and packets that interfaces say they dropped (pcapng §4.6,
  /// isb_ifdrop, isb_osdrop; epb_dropcount). The share of bytes estimates the share of packets lost.
  /// Threshold: one gap, or one dropped packet; a warning from 1 % on; an estimate from ten gaps on.
  ///
  /// Of several captures that are read as one, TCP tells of all together: a connection goes on from one to the next.
  var packetsMissing: [Vantage.Statement] {
    let streams =
      isFiltered ? StreamTotals() : wired.compactMap { summary.captures[$0]?.streams }.sum
    let dropping = wired.filter { captures[$0].dropped > 0 }
    guard streams.missedBytes > 0 || !dropping.isEmpty else { return [] }
    var sentences: [String] = []
    var isMuch = false
    if streams.missedBytes > 0 {
      let share = Share(part: streams.missedBytes, whole: streams.sentBytes)
      isMuch = share.isAtLeast(1)
      sentences.append(
        "Packets are missing: of the bytes sent over TCP \(share.words) were "
          + "acknowledged by their receivers, but never captured "
          + "(\(streams.gaps.grouped) \(streams.gaps == 1 ? "gap" : "gaps"))"
          + (streams.gaps >= Self.sampleLeast
            ? "; likely as large a share of all packets is." : "."))
    }
    for index in dropping {
      let (dropped, kept) = (captures[index].dropped, captures[index].packets)
      isMuch = isMuch || Share(part: dropped, whole: dropped + kept).isAtLeast(1)
      sentences.append(
        "The capturing machine says that it dropped \(dropped.grouped) "
          + "\(dropped == 1 ? "packet" : "packets")\(place(index)); it kept \(kept.grouped).")
    }
    sentences.append(
      "Counts are too low by what is missing, and messages with a gap in them can't be read.")
    return [
      Vantage.Statement(
        kind: "packets-missing", severity: isMuch ? .warning : .info,
        text: sentences.joined(separator: " "),
        advice: "Write to a faster disk or give the capture a larger buffer (tcpdump -B 65536); a "
          + "mirror port drops what is more than its own speed.",
        evidence: streams.gapEvidence.items)
    ]
  }
}

extension [StreamTotals] {
  fileprivate var sum: StreamTotals { reduce(StreamTotals(), +) }
}
