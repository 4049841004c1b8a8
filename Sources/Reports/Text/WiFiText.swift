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
    addClosed(heard.flatMap(\.stations).filter { $0.whyClosed != nil })
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

  private mutating func addClosed(_ stations: [WiFiReport.Station]) {
    guard !stations.isEmpty else { return }
    heading("NOT OPENED")
    let order = stations.sorted {
      ($1.facts.seal.undecrypted, $0.link) < ($0.facts.seal.undecrypted, $1.link)
    }
    for station in order.prefix(Self.stationBound) {
      guard let why = station.whyClosed else { continue }
      let seal = station.facts.seal
      let share =
        seal.undecrypted > 0
        ? " (\(Quantity.count(seal.undecrypted)) of \(Quantity.count(seal.frames, "encrypted frame")))"
        : ""
      let place = station.ssid.map { " in \($0.inert)" } ?? ""
      say(
        "\(station.label.inert)\(place)\(share): \(why.text.inert)", indent: 2, hanging: 4)
      if let advice = why.advice { say(advice.inert, indent: 4) }
    }
    let rest = order.count - Self.stationBound
    if rest > 0 { say("\(Quantity.count(rest, "more station"))", indent: 2) }
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
