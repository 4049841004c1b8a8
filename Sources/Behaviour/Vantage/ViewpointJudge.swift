import Packets
import Traffic

/// Finds the place that captures were made at, from who was heard to speak to whom alone.
struct ViewpointJudge {
  let ground: VantageGround
  /// Who speaks to one station at a time.
  let talk: UnicastTalk
  let viewpoint: Vantage.Viewpoint
  /// The device that the captures were made on, where the viewpoint is a host's and it is known.
  let host: Int?

  init(_ ground: VantageGround) {
    self.ground = ground
    talk = UnicastTalk(ground.summary, ground.household)
    host = Self.host(ground, talk)
    viewpoint = Self.viewpoint(ground, host: host)
  }

  /// As far as link types, addresses and conversations tell.
  private static func viewpoint(_ ground: VantageGround, host: Int?) -> Vantage.Viewpoint {
    if ground.captures.contains(where: \.isOverTheAir) { return .wifi }
    let devices = ground.household.devices
    guard !devices.isEmpty else { return .unknown }
    if ground.household.isSeenFromOutside { return .outside }
    // Without MACs one public address may be a whole home's, or one host's.
    if ground.household.lan.isEmpty,
      devices.allSatisfy({ $0.addresses.allSatisfy(\.isGlobalUnicast) })
    {
      return .unknown
    }
    if devices.allSatisfy(\.mac.isNone) { return devices.count == 1 ? .host : .unknown }
    return host == nil ? .inside : .host
  }

  /// Of 100 packets to single stations, those that may pass between others than the host: a switch that has
  /// forgotten where a station is sends what is for it to all.
  static let floodedShare = 5
  /// Devices that must be heard only by what they say to all, where nothing else tells of a host; and packets with
  /// unfinished checksums that do tell.
  static let silentLeast = 2
  static let unfinishedLeast = 3

  /// The one device that all talk involves, where others exist that were heard to speak to all only; or where its
  /// packets, and no other's, were captured before its adapter had finished them.
  ///
  /// Not the gateway: in a home where all goes outside, all passes it.
  private static func host(_ ground: VantageGround, _ talk: UnicastTalk) -> Int? {
    let household = ground.household
    guard !ground.isFiltered, !ground.isTunnelled, !household.isSeenFromOutside,
      let most = talk.packets.compactMap(\.self).max()
    else { return nil }
    let candidates = talk.packets.indices.filter { device in
      talk.packets[device] == most && device != household.gateway
        && !household.devices[device].isRouter
        && !household.devices[device].mac.isNone
    }.filter { talk.isFloodingAtMost(floodedShare, beside: $0) }
    let unfinished = talk.unfinishedChecksums
    // One checksum of 65,535 looks so by chance.
    let sum = unfinished.reduce(0, +)
    if let host = candidates.first(where: {
      unfinished[$0] >= max(unfinishedLeast, sum - sum / 20)
    }) {
      return host
    }
    // Of two that speak to each other only, either may be the host.
    guard candidates.count == 1 else { return nil }
    return talk.silent(beside: candidates[0], household).count >= silentLeast ? candidates[0] : nil
  }
}
