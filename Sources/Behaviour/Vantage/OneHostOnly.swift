import Traffic

extension ViewpointJudge {
  /// Definition: all that is said to single stations is said by one device or to it (but for the little that a switch
  /// floods: one way, at most 5 % of packets), while others were heard that speak to all. Threshold: two such others;
  /// or one, where packets of that device alone were captured with checksums its adapter had yet to finish.
  var oneHostOnly: [Vantage.Statement] {
    guard viewpoint == .host, let host else { return [] }
    let silent = talk.silent(beside: host, ground.household)
    guard !silent.isEmpty else { return [] }
    let names = silent.map { ground.labels[$0.device] }
    let others =
      switch names.count {
      case 1: "\(names[0]) exists (it broadcasts), but what it says"
      case 2: "\(names[0]) and \(names[1]) exist (they broadcast), but what they say"
      default:
        "\(names[0]) and \(names.count - 1) more devices exist (they broadcast), but what they say"
      }
    return [
      Vantage.Statement(
        kind: "one-host-only", device: ground.household.devices[host].id,
        text:
          "Only the traffic of \(ground.name(host)) itself is in this capture, and what is sent to "
          + "everybody: nothing mirrored the rest to it. \(others.atSentenceStart) to others is not in this capture.",
        advice: "To see them: capture on the router (remote mirroring), on a switch's mirror port, "
          + "or with a tap between router and switch.",
        evidence: silent.prefix(EvidenceList.bound).map(\.evidence))
    ]
  }
}
