import Packets
import TestSupport
import Traffic

/// Frames over the air, a millisecond apart, as a survey hears them.
struct Air {
  private var decoder = PacketDecoder()
  private var survey = WiFiSurvey(recordsEvents: true)
  private var number = 0
  private(set) var events: [WiFiEvent] = []

  static let cell = "0200000000cc"
  static let station = "0200000000aa"

  /// Hears one frame; `radio` is a radiotap header before it.
  mutating func hear(_ frame: [UInt8], radio: String? = nil) {
    number += 1
    let bytes = [UInt8](hex: radio ?? "") + frame
    var packets = DecodedPackets()
    decoder.decode(
      bytes.rawSpan,
      FrameHeader(
        time: Int64(number) * 1_000_000, number: number, capture: 0,
        linkType: radio == nil ? .ieee80211 : .ieee80211Radiotap, wireLength: bytes.count,
        offset: 0), into: &packets)
    for heard in packets.wiFiFrames {
      let start = Int(heard.body.offset)
      let body = Array(bytes[start..<(start + Int(heard.body.count))])
      survey.take(heard, body: body.rawSpan)
    }
    events += survey.takeEvents()
  }

  mutating func hear(_ frame: String, radio: String? = nil) {
    hear([UInt8](hex: frame), radio: radio)
  }

  /// A QoS data frame of the station, or to it.
  mutating func hearData(
    _ sequence: Int, fromStation: Bool = true, isRetry: Bool = false, isProtected: Bool = false,
    radio: String? = nil
  ) {
    let flags = (fromStation ? 1 : 2) | (isRetry ? 8 : 0) | (isProtected ? 0x40 : 0)
    let (first, second) = fromStation ? (Self.cell, Self.station) : (Self.station, Self.cell)
    let control: [UInt8] = [0x88, UInt8(flags), 0x2c, 0]
    let number = [
      UInt8(truncatingIfNeeded: sequence << 4), UInt8(truncatingIfNeeded: sequence >> 4),
    ]
    hear(
      control + [UInt8](hex: first + second + "0200000000bb") + number
        + [UInt8](hex: "0000 aaaa030000000800") + [UInt8](repeating: 0x45, count: 40), radio: radio)
  }

  /// What was heard in all.
  var totals: WiFiTotals? { summary.wiFi[0] }

  var summary: Summary {
    var summary = Summary()
    var heard = survey
    summary.take(&heard)
    return summary
  }
}
