import Packets
import Traffic

extension Finding {
  /// Devices at which the internet came in.
  ///
  /// Definition: a TCP connection that somebody with a public address began, and the device answered; who began is known
  /// from the handshake or from what only clients say. A knock without an answer is no hole. What opened it: a port
  /// mapping that was seen to be asked for (`hole-port-mapping`, told by ``portMappings(in:)`` where the device asked
  /// itself), else over IPv4 the router's own settings (`hole-port-forward`), over IPv6 nothing, as every address
  /// is public there (`hole-ipv6`; RFC 6092 has routers keep the internet out).
  static func holes(in report: Report) -> [Finding] {
    let holes = report.holes()
    guard !holes.isEmpty else { return [] }
    let labels = report.labels(of: Set(holes.flatMap { [$0.device, $0.asker].compactMap { $0 } }))
    var byDevice: [String: [Hole]] = [:]
    for hole in holes where hole.asker != hole.device {
      byDevice[hole.device, default: []].append(hole)
    }
    return byDevice.flatMap { device, holes in
      Dictionary(grouping: holes, by: \.kind).map { kind, holes in
        finding(kind, device, holes, labels, in: report)
      }
    }
  }

  private static func finding(
    _ kind: String, _ device: String, _ holes: [Hole], _ labels: [String: String],
    in report: Report
  ) -> Finding {
    let label = labels[device] ?? device
    let ports = holes.map(\.portWords).listed(atMost: 3)
    let isOne = Set(holes.map(\.portWords)).count == 1
    let answers = "\(ports) \(isOne ? "answers" : "answer"), and \(holes.callerWords)."
    let isGrave = holes.contains(where: \.isGrave)
    let is6 = kind == "hole-ipv6"
    var text: String
    let advice: String
    if report.vantage.viewpoint == .outside {
      text =
        "This home can be reached from the internet\(is6 ? " over IPv6" : ""): \(answers) "
        + "Whether the router itself answers, or passes it on to a device, can't be seen from outside."
      advice =
        "Look into the router's settings for port forwarding and remote management, and "
        + "switch off what nobody needs."
    } else if device == report.vantage.gateway {
      text = "The router itself can be reached from the internet: \(answers)"
      advice = "Switch remote management off at the router, unless you want this."
    } else if is6 {
      text = "\(label) can be reached from the internet over IPv6: \(answers)"
      advice = "Have the router's firewall keep IPv6 connections from outside away from it."
    } else if let asker = holes.compactMap(\.asker).first {
      text =
        "\(label) can be reached from the internet: \(labels[asker] ?? asker) had the router "
        + "open \(ports) to it, and \(holes.callerWords)."
      advice = "Switch UPnP and NAT-PMP off at the router, unless you want this."
    } else if report.hasPublicAddressOnly(device) {
      text = "\(label) can be reached from the internet at its own public address: \(answers)"
      advice = "Put a firewall before it that lets in only what you want."
    } else {
      text =
        "\(label) can be reached from the internet: \(ports) \(isOne ? "is" : "are") forwarded "
        + "to it, and \(holes.callerWords)."
      advice =
        "Remove the port forwarding at the router, unless you want it; then keep what "
        + "answers there up to date."
    }
    if isGrave {
      text += " Whoever comes in there can command it."
    } else if holes.contains(where: \.isReadable) {
      text += " What is said there can be read on its way."
    }
    return Finding(
      kind: kind, severity: isGrave ? .alert : .warning, device: device, text: text,
      advice: advice, evidence: holes.map(\.evidence).inTurn)
  }
}

extension Hole {
  fileprivate var asker: String? {
    if case .portMapping(let asker) = cause { asker } else { nil }
  }

  fileprivate var kind: String {
    switch cause {
    case .portMapping: "hole-port-mapping"
    case .portForward: "hole-port-forward"
    case .ipv6: "hole-ipv6"
    }
  }
}

extension [Hole] {
  /// The same as of one, over all of them.
  fileprivate var callerWords: String {
    count == 1
      ? self[0].callerWords
      : Hole(device: self[0].device, cause: self[0].cause, contacts: flatMap(\.contacts))
        .callerWords
  }
}

extension Report {
  /// Whether a device has a public IPv4 address and no private one.
  fileprivate func hasPublicAddressOnly(_ id: String) -> Bool {
    guard let device = devices.first(where: { $0.id == id }) else { return false }
    let own = device.addresses.filter { $0.isV4 && !$0.isLinkLocal }
    return !own.isEmpty && own.allSatisfy(\.isGlobalUnicast)
  }
}
