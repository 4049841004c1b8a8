import Traffic

extension ViewpointJudge {
  /// Devices that must be seen with the internet before it means anything that none is seen with another.
  private static let outwardLeast = 3

  /// Definition: devices exchange packets with hosts on the internet, and no two of them exchange TCP or UDP with each
  /// other. Threshold: three devices, routers not counted. It may be so, or the place may not show it: hence no warning.
  var routerUplinkOnly: [Vantage.Statement] {
    let household = ground.household
    let outward = talk.outward.indices.filter { device in
      device != household.gateway && !household.devices[device].isRouter
    }.compactMap { talk.outward[$0] }
    guard viewpoint == .inside, household.gateway != nil, !ground.isFiltered, !talk.isHeardWithin,
      outward.count >= Self.outwardLeast
    else { return [] }
    return [
      Vantage.Statement(
        kind: "router-uplink-only", severity: .info,
        text:
          "\(outward.count) devices are seen with the internet, and none with another of the home: "
          + "either they don't speak to each other, or they do where this capture doesn't see it, as on "
          + "the same switch or Wi-Fi.",
        advice:
          "To see devices speak to each other, mirror the ports they are on, or capture on the "
          + "Wi-Fi access point.",
        evidence: Array(outward.sorted().prefix(EvidenceList.bound)))
    ]
  }
}
