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
    let hidesAnswers = hidesAnswers(to: device.id)
    // Whether each is known to be silent.
    var places: [String: Bool] = [:]
    for index in range where !contacts[index].destination.isLocal {
      // A stranger whom it did not answer is nobody that it talks to.
      let isAnswered = contacts[index].answered > 0
      guard isAnswered || contacts[index].initiator != .destination else { continue }
      let destination = contacts[index].destination
      let place = destination.name ?? destination.addresses.first?.description ?? ""
      let isSilent =
        !isAnswered && contacts[index].wasTried
        && (!hidesAnswers || contacts[index].isKnownSilent)
      places[place] = isSilent && places[place] ?? true
    }
    guard !places.isEmpty else { return "" }
    let silent = places.values.count { $0 }
    let count = Quantity.count(places.count, "place")
    switch silent {
    case 0: return count
    case places.count: return count + ", no answer"
    default: return count + ", \(silent) silent"
    }
  }
}

extension ContactReport {
  /// Whether it is known that nothing came back, also where answers were not captured: a SYN was sent again.
  fileprivate var isKnownSilent: Bool { behaviour.attempts?.isAnswerHidden == false }
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
