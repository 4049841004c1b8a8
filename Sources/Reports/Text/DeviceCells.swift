import Analysis
import Packets
import Traffic

/// A device as a row: label, address, what it is, packets a minute, bytes, places outside.
extension Report {
  /// - Parameter range: where its contacts are.
  func cells(_ device: DeviceReport, _ range: Range<Int>) -> [String] {
    [
      device.label.inert,
      device.mainAddress ?? "",
      device.kind,
      Quantity.rate(device.packetsPerMinute),
      Quantity.bytes((device.sent + device.received).bytes),
      reach(of: device, range),
    ]
  }

  /// Where what it says goes, as far as it was seen: `stays at home`, `1 place`, `3 places, 1 silent`.
  private func reach(of device: DeviceReport, _ range: Range<Int>) -> String {
    guard device.isHeard else { return "never heard" }
    guard device.sent.packets > 0 else { return "" }
    if device.isLocalOnly { return "stays at home" }
    var places: [String: Bool] = [:]
    for index in range where !contacts[index].destination.isLocal {
      let destination = contacts[index].destination
      let place = destination.name ?? destination.addresses.first?.description ?? ""
      let isAnswered = contacts[index].answered > 0
      if isAnswered || places[place] == nil { places[place] = isAnswered }
    }
    guard !places.isEmpty else { return "" }
    let silent = places.values.count { !$0 }
    let count = Quantity.count(places.count, "place")
    switch silent {
    case 0: return count
    case places.count: return count + ", no answer"
    default: return count + ", \(silent) silent"
    }
  }
}

extension Columns {
  static func devices(
    _ rows: [[String]], rates: String, indent: Int, width: Int
  ) -> Columns {
    Columns(
      [
        Column(minimum: 12, emphasis: .bold),
        Column(minimum: 15),
        Column(minimum: 10, sacrifice: 4),
        Column(heading: rates, side: .right, sacrifice: 3),
        Column(heading: "bytes", side: .right, sacrifice: 1),
        Column(heading: "outside", minimum: 20, sacrifice: 2),
      ], rows: rows, indent: indent, width: width)
  }
}
