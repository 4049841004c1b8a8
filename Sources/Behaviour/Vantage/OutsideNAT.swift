import Packets
import Traffic

extension ViewpointJudge {
  private static let forwardedLeast = 3

  /// Definition: everything that passes between home and world passes between the same two stations, one of which has
  /// one public address, or a provider's (RFC 6598), or a private one that packets are passed on under, by their time
  /// to live; and nothing tells of a network inside. Threshold of a warning: three flows whose packets had passed a
  /// router before; with fewer it might be one host with a public address, and is told as what it seems.
  var outsideNAT: [Vantage.Statement] {
    guard viewpoint == .outside, let router = ground.household.devices.first else { return [] }
    var signs = SenderSigns()
    var first: Evidence?
    for place in ground.summary.parties.indices {
      let party = ground.summary.parties.keys[place]
      guard ground.household.device(of: party) == 0 else { continue }
      let totals = ground.summary.parties.values[place]
      if party.address.isV4 { signs.add(totals.signs) }
      first = [first, totals.firstSent].compactMap(\.self).min()
    }
    let address = router.addresses.first { $0.isV4 } ?? router.addresses.first
    let under = address.map { " under one address, \($0)" } ?? " under one address"
    let isCertain = signs.forwarded >= Self.forwardedLeast
    let reason =
      isCertain
      ? "this was captured outside the home's router, which gives all devices its own address (NAT). "
        + "\(Int(signs.forwarded).grouped) of \((Int(signs.forwarded) + Int(signs.direct)).grouped) connections had passed a router "
        + "before."
      : "this was captured outside the home's router, as it seems, or on one machine with a public "
        + "address."
    return [
      Vantage.Statement(
        kind: "outside-nat", severity: isCertain ? .warning : .info, device: router.id,
        text:
          "Everything here goes\(under): \(reason) Which device said what can't be told, and what "
          + "devices say to each other isn't here.",
        advice: "To tell devices apart, capture inside: on the router (remote mirroring), on a "
          + "switch's mirror port, or with a tap between router and switch.",
        evidence: [first].compactMap(\.self))
    ]
  }
}
