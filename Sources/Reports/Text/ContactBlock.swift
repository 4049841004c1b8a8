import Analysis
import Behaviour
import Packets
import Traffic

/// A device's contacts, the remarkable first, and what it says to everybody put aside.
struct ContactBlock {
  let device: DeviceReport
  /// Where in the report those to one station are, the remarkable first.
  private let places: [Int]
  private let report: Report
  /// What it sends to groups of stations or to all, in one line; nil when nothing.
  let quietLine: String?

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
    places = ranked.sorted { $0 < $1 }.map(\.place)
    quietLine = services.isEmpty ? nil : "speaks to all: " + services.joined(separator: ", ")
  }

  var isEmpty: Bool { places.isEmpty && quietLine == nil }

  /// How many contacts it has to single stations.
  var count: Int { places.count }

  /// The first contacts; without a bound all.
  func lines(_ bound: Int = .max) -> [ContactLine] {
    places.prefix(bound).map { ContactLine(report.contacts[$0], of: device, in: report) }
  }

  /// Lines it takes when so many contacts are shown.
  func lineCount(_ bound: Int) -> Int {
    1 + min(bound, places.count) + (quietLine == nil ? 0 : 1)
  }

  /// The device's name, and how many of its contacts are shown where that is not all.
  func title(showing count: Int, width: Int, _ style: TextStyle) -> String {
    let label = device.label.inert.cut(to: width - 30)
    let rest = places.count > count ? "   \(count) of \(Quantity.count(places.count)) contacts" : ""
    return "  " + style.apply(.bold, to: label) + style.apply(.faint, to: rest)
  }
}
