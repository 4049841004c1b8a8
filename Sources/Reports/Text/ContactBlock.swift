import Analysis
import Behaviour
import Packets
import Traffic

/// A device's contacts, the remarkable first, and what it says to everybody put aside.
struct ContactBlock {
  let device: DeviceReport
  /// Where in the report those to one station are, the remarkable first; but for those in ``tried``.
  private let places: [Int]
  /// Where those are that tried many ports of one station in vain.
  private let triedPlaces: [[Int]]
  private let report: Report
  /// What it sends to groups of stations or to all, in one line; nil when nothing.
  let quietLine: String?
  /// What is told in a line beside the contacts: ports tried in vain, and what goes to all.
  let otherLines: [String]

  /// - Parameter range: where in the report the device's own contacts are.
  init(_ device: DeviceReport, in report: Report, among range: Range<Int>) {
    self.init(device, in: report, at: Array(range))
  }

  /// With the contacts of others that go to it.
  init(includingOthers device: DeviceReport, in report: Report) {
    self.init(
      device, in: report,
      at: report.contacts.indices.filter { index in
        report.contacts[index].device == device.id
          || report.contacts[index].destination.device == device.id
      })
  }

  private init(_ device: DeviceReport, in report: Report, at own: [Int]) {
    self.device = device
    self.report = report
    var services: [String] = []
    var ranked: [(rank: Int, place: Int)] = []
    for index in own {
      guard report.goesToGroup(report.contacts[index]) else {
        let isOwn = report.contacts[index].device == device.id
        ranked.append((report.contacts[index].rank(isOwn: isOwn, in: report), index))
        continue
      }
      let contact = report.contacts[index]
      let name = ServiceWords.name(of: contact.service ?? contact.transport).inert
      let port = contact.service == nil ? contact.port.map { " \($0)" } : nil
      let shown = name + (port ?? "")
      if !services.contains(shown) { services.append(shown) }
    }
    // Ranks first; within a rank the report's order stands.
    let sorted = ranked.sorted { $0 < $1 }.map(\.place)
    triedPlaces = Self.tried(among: sorted, in: report)
    let tried = Set(triedPlaces.joined())
    places = tried.isEmpty ? sorted : sorted.filter { !tried.contains($0) }
    quietLine = services.isEmpty ? nil : "speaks to all: " + services.joined(separator: ", ")
    let triedLine = triedPlaces.first.map { first in
      let title = TriedPorts(first.map { report.contacts[$0] }, of: device, in: report).title
      let others = tried.count - first.count
      return title + (others > 0 ? ", and \(Quantity.count(others)) ports of others" : "")
    }
    otherLines = [triedLine, quietLine].compactMap(\.self)
  }

  /// The contacts that tried many ports of one station in vain, a group for each pair, in the order of the first.
  private static func tried(among places: [Int], in report: Report) -> [[Int]] {
    guard places.count >= Finding.portsOfScan else { return [] }
    var groups: [TriedPorts.Pair: [Int]] = [:]
    for place in places {
      if let pair = TriedPorts.Pair(report.contacts[place]) {
        groups[pair, default: []].append(place)
      }
    }
    return groups.values.filter { $0.count >= Finding.portsOfScan }.sorted { $0[0] < $1[0] }
  }

  var isEmpty: Bool { !hasPeers && quietLine == nil }

  /// Whether it has contacts to single stations.
  var hasPeers: Bool { !places.isEmpty || !triedPlaces.isEmpty }

  /// How many contacts it has to single stations, but for those in ``tried``.
  var count: Int { places.count }

  /// Ports that were tried in vain, those of each pair.
  var tried: [TriedPorts] {
    triedPlaces.map { places in
      TriedPorts(places.map { report.contacts[$0] }, of: device, in: report)
    }
  }

  /// The first contacts; without a bound all.
  func lines(_ bound: Int = .max) -> [ContactLine] {
    places.prefix(bound).map { ContactLine(report.contacts[$0], of: device, in: report) }
  }

  /// Lines it takes beside those of its contacts.
  var otherLineCount: Int { 1 + otherLines.count }

  /// Lines it takes when so many contacts are shown.
  func lineCount(_ bound: Int) -> Int { otherLineCount + min(bound, places.count) }

  /// The device's name, and how many of its contacts are shown where that is not all.
  func title(showing count: Int, width: Int, _ style: TextStyle) -> String {
    let label = device.label.inert.cut(to: max(width - 30, 16))
    let rest = places.count > count ? "   \(count) of \(Quantity.count(places.count)) contacts" : ""
    return "  " + style.apply(.bold, to: label) + style.apply(.faint, to: rest)
  }
}
