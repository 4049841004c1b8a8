import Behaviour
import Packets
import Traffic

/// Whether there is anything, and of whom.
extension PlacementGround {
  /// Packets to single stations that say something of a place; a judgement.
  private static let unicastLeast = 20

  /// Nil when nothing was captured at all.
  var traffic: PlacementCheck? {
    guard packets > 0 else { return nil }
    let length = max(1_000_000_000, report.capturedLength)
    return PlacementCheck(
      "packets", .good,
      "\(Quantity.count(packets, "packet")) of \(Quantity.count(report.devices.count, "device")) came in "
        + "\(Quantity.duration(length)).")
  }

  /// What is said where nothing was captured.
  var silence: PlacementCheck {
    PlacementCheck("packets", .bad, "Nothing was captured.", advice: silenceAdvice)
  }

  private var silenceAdvice: String {
    if isFiltered { return "Leave the filter away: it may pass nothing of what is here." }
    if isOfMirrors {
      return
        "Is the mirror switched on, does it send to this machine, and does the firewall here let it in?"
    }
    guard isLive else { return "Record again, where packets pass." }
    return
      "Is it the right interface ('phonehome interfaces'), is the cable in, and is the mirror switched on and pointed here?"
  }

  /// Whether what other devices say to single stations is among it.
  ///
  /// Definition: devices with contacts to single stations, other than the host that captures and the router.
  var others: PlacementCheck? {
    // There nobody but the router can be told apart.
    if report.vantage.viewpoint == .outside { return nil }
    if report.vantage.viewpoint == .host {
      if let told = check("others", from: "one-host-only", .bad) { return told }
      return PlacementCheck(
        "others", .bad, "All that is said to single stations is said by one host, or to it.",
        advice: Self.moveAdvice)
    }
    let routers = Set(report.devices.lazy.filter(\.isRouter).map(\.id))
    var speakers: Set<String> = []
    var unicast = 0
    for index in report.contacts.indices {
      guard !report.goesToGroup(report.contacts[index]),
        !routers.contains(report.contacts[index].device)
      else { continue }
      unicast += report.contacts[index].sent.packets + report.contacts[index].received.packets
      speakers.insert(report.contacts[index].device)
    }
    if unicast < Self.unicastLeast, isClosed {
      return PlacementCheck(
        "others", .unknown, "What is said to single stations is encrypted, and stays closed.")
    }
    guard unicast >= Self.unicastLeast else {
      return PlacementCheck(
        "others", speakers.isEmpty ? .bad : .unknown,
        speakers.isEmpty
          ? "Only what is sent to everybody was captured: a switch sends the rest past this port."
          : "Too little was captured that is meant for single stations "
            + "(\(Quantity.count(unicast, "packet"))): it may be quiet here, or hidden.",
        advice: speakers.isEmpty
          ? Self.moveAdvice : "Use a device meanwhile, and capture for longer: '-d 5m'.")
    }
    guard speakers.count > 1 else {
      return PlacementCheck(
        "others", .unknown,
        "Only \(names(of: speakers)) speaks to single stations here: it may be alone, or the one this was captured on.",
        advice: "Use another device meanwhile, and see whether it shows up.")
    }
    return PlacementCheck(
      "others", .good,
      "\(Quantity.count(speakers.count, "device")) can be heard speaking for themselves: \(names(of: speakers))."
    )
  }

  /// Where to go from a place that shows one host only.
  static let moveAdvice =
    "Capture on the router (remote mirroring), on a switch's mirror port, or with a tap between router and switch."

  /// Whether it is inside the home, and between whom.
  var place: PlacementCheck? {
    if let outside = check("place", from: "outside-nat", .bad) { return outside }
    if let uplink = check("place", from: "router-uplink-only", .limited) { return uplink }
    switch report.vantage.viewpoint {
    case .inside:
      return PlacementCheck(
        "place", .good, "It is inside the home: devices are seen under their own addresses.")
    case .wifi:
      return PlacementCheck("place", .good, "It listens to the air.")
    case .host: return nil
    case .outside, .unknown:
      return PlacementCheck(
        "place", .unknown, "Where in the network it is can't be told from what was captured.")
    }
  }
}
