import Behaviour
import Traffic

/// Is there anything, and is anyone else's among it?
extension Patient {
  var emptiness: Check {
    Check(
      kind: "traffic", state: .bad, text: "No packet was captured.",
      advice:
        "Is the cable in, the mirror switched on, and this the right interface? 'phonehome interfaces' lists them.",
      evidence: [], complaint: "no packet was captured")
  }

  var traffic: Check {
    let length = (report.end ?? 0) - (report.start ?? 0)
    return well(
      "traffic",
      "\(Quantity.count(packets.count, "packet")) of \(Quantity.count(report.devices.count, "device")) "
        + "in \(Quantity.duration(length)).")
  }

  /// Definition: devices, the router left out, that said something to a single station or were answered by one.
  /// Threshold: two. One alone may be the capturing machine itself.
  var others: Check {
    let host = statements(["one-host-only"])
    guard host.isEmpty else {
      return check(
        "others", host, .bad, "only one machine's own packets are in it, and what is sent to all",
        otherwise: unknown("others", ""))
    }
    var first: [String: Evidence] = [:]
    for contact in report.contacts where !report.goesToGroup(contact) {
      guard let evidence = contact.evidence.first else { continue }
      for device in [contact.device, contact.destination.device].compactMap(\.self) {
        first[device] = min(first[device] ?? evidence, evidence)
      }
    }
    let talkers = report.devices.filter { first[$0.id] != nil }
    let others = talkers.filter { $0.type != "router" }
    let frames = Array(others.compactMap { first[$0.id] }.sorted().prefix(4))
    if talkers.isEmpty {
      return Check(
        kind: "others", state: .bad,
        text:
          "Nothing that one station said to another is in it: only what is sent to everybody.",
        advice:
          "A switch sends here only what is for this port: mirror another port to it, or capture on the router.",
        evidence: [], complaint: "only what is sent to everybody is in it")
    }
    guard others.count > 1 else {
      let who = others.first ?? talkers[0]
      return Check(
        kind: "others", state: .unknown,
        text:
          "Only \(who.label) speaks to others in it. That may be all there is, or this machine itself.",
        advice: "Use another device meanwhile, a phone for instance, and look again.",
        evidence: frames)
    }
    return well(
      "others",
      "\(others.count) devices speak to single others in it, not to everybody only.", frames)
  }

  /// Inside or outside the home's NAT, and whether devices are heard among each other.
  var place: Check {
    let outside = statements(["outside-nat"])
    guard outside.isEmpty else {
      return check(
        "place", outside, .bad, "it is made outside the router, where devices can't be told apart",
        otherwise: unknown("place", ""))
    }
    let inside: Check =
      switch report.vantage.viewpoint {
      case .inside:
        well("place", "It is made inside the home: devices appear under their own addresses.")
      case .wifi: well("place", "It is made over the air.")
      case .host: well("place", "It is made on one machine of the home.")
      case .outside, .unknown:
        unknown(
          "place", "Whether it is made inside or outside of the router can't be told from it.")
      }
    return check(
      "place", statements(["router-uplink-only"]), .warning,
      "devices are heard with the router and the internet only, not among each other",
      otherwise: inside)
  }
}
