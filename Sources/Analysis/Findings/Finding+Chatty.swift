import Behaviour
import Packets

extension Finding {
  /// Devices that say far more than the others.
  ///
  /// Definition: at least ``multiple`` times the packets a minute of the household's median device, and at least
  /// ``leastPerMinute``, in a capture of ``leastLength`` nanoseconds at least with ``leastDevices`` at least that said anything. Computers,
  /// phones, televisions and the like, which speak as much as their users watch, and routers are neither counted nor
  /// told. A judgement: idle things send a few packets a minute, as the homes of the corpus show.
  static func chatty(in report: Report) -> [Finding] {
    guard report.capturedLength >= leastLength else { return [] }
    let things = report.devices.indices.filter { index in
      report.devices[index].packetsPerMinute > 0
        && !report.devices[index].isUsedAsMuchAsItSays
    }
    guard things.count >= leastDevices else { return [] }
    let rates = things.map { report.devices[$0].packetsPerMinute }.sorted()
    let median = (rates[(rates.count - 1) / 2] + rates[rates.count / 2]) / 2
    return things.filter {
      report.devices[$0].packetsPerMinute >= max(leastPerMinute, median * multiple)
    }.map { index in
      let device = report.devices[index]
      return Finding(
        kind: "chatty", severity: .info, device: device.id,
        text: "\(device.label) says much: \(Quantity.rate(device.packetsPerMinute)) packets a "
          + "minute, where half of the things in this home stay at or below \(Quantity.rate(median)).",
        evidence: device.evidence.compactMap(\.evidence))
    }
  }

  private static let multiple = 8.0
  private static let leastPerMinute = 60.0
  private static let leastLength: Int64 = 300_000_000_000
  private static let leastDevices = 4
}

extension DeviceReport {
  fileprivate var isUsedAsMuchAsItSays: Bool {
    switch type {
    case "router", "tv", "streaming-stick", "set-top-box", "console", "access-point": true
    default: isGeneralPurpose
    }
  }
}
