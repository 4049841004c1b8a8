import Analysis
import Packets
import Traffic

/// What was heard over the air: the networks, and the stations of which something stays closed.
extension Page {
  /// Networks and stations that are told, at most.
  private static let networkBound = 8
  private static let stationBound = 6

  mutating func addWiFi(of report: Report) {
    let heard = report.captures.compactMap(\.wiFi)
    let networks = heard.flatMap(\.networks)
    guard !networks.isEmpty else { return }
    addNetworks(networks)
    addClosed(heard)
  }

  private mutating func addNetworks(_ networks: [WiFiReport.Network]) {
    let rows = networks.prefix(Self.networkBound).map { network in
      [
        network.label.inert, network.facts.channel.map { "channel \($0)" } ?? "",
        network.protectionWords,
        network.clients > 0 ? Quantity.count(network.clients, "client") : "",
        network.facts.signal.map(\.words) ?? "", network.bssid.description,
      ]
    }
    table(
      "NETWORKS",
      Columns(
        [
          .init(minimum: 12, emphasis: .bold), .init(sacrifice: 2), .init(minimum: 8), .init(),
          .init(sacrifice: 0), .init(sacrifice: 1),
        ], rows: rows, indent: 2, width: width))
    let rest = networks.count - rows.count
    if rest > 0 { say("\(Quantity.count(rest)) more", indent: 2) }
  }

  /// One station, or what a network says to everybody.
  private struct Closed {
    var who: String
    var seal: WiFiSeal
    var why: WhyClosed
  }

  private mutating func addClosed(_ heard: [WiFiReport]) {
    let stations = heard.flatMap(\.stations).compactMap { station in
      station.whyClosed.map { why in
        Closed(
          who: station.label + (station.ssid.map { " in \($0)" } ?? ""),
          seal: station.facts.seal, why: why)
      }
    }
    let groups = heard.flatMap(\.networks).compactMap { network in
      network.whyClosed.map { why in
        Closed(
          who: "To everybody in \(network.ssid ?? network.bssid.description)",
          seal: network.facts.groupSeal, why: why)
      }
    }
    let all = (stations + groups).sorted { $0.seal.undecrypted > $1.seal.undecrypted }
    guard !all.isEmpty else { return }
    heading("NOT OPENED")
    for closed in all.prefix(Self.stationBound) {
      let count = closed.seal.undecrypted
      let share =
        count > 0
        ? " (\(Quantity.count(count)) of \(Quantity.count(closed.seal.frames, "encrypted frame")))"
        : ""
      say("\(closed.who.inert)\(share): \(closed.why.text.inert)", indent: 2, hanging: 4)
      if let advice = closed.why.advice { say(advice.inert, indent: 4) }
    }
    let rest = all.count - Self.stationBound
    if rest > 0 { say("\(Quantity.count(rest)) more", indent: 2) }
  }
}

extension WiFiReport.Network {
  /// Its name, else that it hides it.
  var label: String { ssid ?? "(no name told)" }

  /// `WPA2/WPA3, WPS`.
  var protectionWords: String {
    let kinds = facts.security.map(\.rawValue).joined(separator: "/")
    let known = kinds.isEmpty && facts.protectedData > 0 ? "encrypted" : kinds
    return [known, facts.hasWPS ? "WPS" : "", isHidden ? "hidden" : ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

extension SignalRange {
  /// `−48 dBm`, or `−71 to −48 dBm`.
  var words: String {
    weakest == strongest
      ? "\(minus(strongest)) dBm" : "\(minus(weakest)) to \(minus(strongest)) dBm"
  }

  private func minus(_ level: Int8) -> String {
    level < 0 ? "−\(level.magnitude)" : "\(level)"
  }
}
