import Captures
import Foundation
import Packets
import TestSupport
import Testing

/// Radio headers and names of networks in real captures, as tshark reads them.
@Suite(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)))
struct CorpusRadioTests {
  static let captures =
    Corpus.captures(in: "wifi")
    + ["arkime_80211http.pcap", "libpcap_http_PPI.pcap", "libpcap_ieee802.11_exthdr.pcap"]
    .map { Corpus.folder.appending(path: "formats/" + $0) }
    + [Corpus.folder.appending(path: "formats/zeek_radiotap.pcap")]

  /// The 802.11 frames of a capture, each with its body.
  private func frames(of capture: URL) throws -> [(frame: WiFiFrame, body: [UInt8])] {
    let reader = try CaptureReader(path: capture.path())
    var decoder = PacketDecoder()
    var frames: [(WiFiFrame, [UInt8])] = []
    while let batch = reader.nextBatch() {
      for record in batch.records {
        var decoded = DecodedPackets()
        let bytes = Array(batch.bytes[record.offset..<(record.offset + record.capturedLength)])
        decoder.decode(
          bytes.rawSpan,
          FrameHeader(
            time: record.time, number: record.frame, capture: 0, linkType: record.linkType,
            wireLength: record.originalLength, offset: 0, fcsLength: Int(record.fcsLength)),
          into: &decoded)
        for frame in decoded.wiFiFrames {
          let start = Int(frame.body.offset)
          frames.append((frame, Array(bytes[start..<(start + Int(frame.body.count))])))
        }
      }
    }
    return frames
  }

  @Test(arguments: captures)
  func measurementsAreThoseOfTshark(_ capture: URL) throws {
    let names = ["11n.mcs_index", "11n.bandwidth", "11n.short_gi", "frequency", "signal_dbm"]
    let rows = try Tshark.values(
      of: ["frame.number", "wlan_radio.noise_dbm", "wlan_radio.data_rate"]
        + names.map { "wlan_radio." + $0 }, in: capture, where: "wlan")
    let expected = Dictionary(
      rows.map { (Int($0["frame.number"]?.first ?? "") ?? 0, $0) }, uniquingKeysWith: { $1 })
    for (frame, _) in try frames(of: capture) {
      let radio = frame.radio
      let row = try #require(expected[frame.frame])
      func number(_ name: String) -> Int? { row["wlan_radio." + name]?.first.flatMap { Int($0) } }
      let place = "\(capture.lastPathComponent) frame \(frame.frame)"
      // Of a Prism header tshark gives the channel only, and signals that are no levels as they are.
      if let frequency = number("frequency") {
        #expect(radio.frequency.map(Int.init) == frequency, "\(place)")
      }
      if let signal = number("signal_dbm"), signal < 0 {
        // With several antennas tshark takes the last one's.
        let levels = [radio.signal] + radio.antennas.map(\.signal)
        #expect(levels.compactMap { $0.map(Int.init) }.contains(signal), "\(place)")
      }
      if radio.format == .ht {
        #expect(radio.mcs.map(Int.init) == number("11n.mcs_index"), "\(place)")
        #expect(radio.bandwidth == (number("11n.bandwidth") == 1 ? 40 : 20), "\(place)")
        #expect(radio.guardInterval == (number("11n.short_gi") == 1 ? 400 : 800), "\(place)")
      } else if let rate = radio.rate {
        let text = row["wlan_radio.data_rate"]?.first ?? ""
        #expect(Double(text) == Double(rate) / 2, "\(place)")
      }
    }
  }

  @Test(arguments: captures)
  func namesAndSuitesAreThoseOfTshark(_ capture: URL) throws {
    let rows = try Tshark.values(
      of: [
        "frame.number", "wlan.ssid", "wlan.ds.current_channel", "wlan.rsn.akms.type",
        "wlan.fixed.reason_code",
      ], in: capture, where: "wlan.fc.type == 0 && !wlan.fc.protected")
    let expected = Dictionary(
      rows.map { (Int($0["frame.number"]?.first ?? "") ?? 0, $0) }, uniquingKeysWith: { $1 })
    for (frame, body) in try frames(of: capture) where frame.header.type == .management {
      guard !frame.header.isProtected, let row = expected[frame.frame] else { continue }
      let message = try ManagementFrame(parsing: body.rawSpan, subtype: frame.header.subtype)
      let elements: InformationElements? =
        switch message {
        case .beacon(let cell), .probeResponse(let cell): cell.elements
        case .probeRequest(let elements), .associationRequest(_, let elements),
          .reassociationRequest(_, _, let elements), .associationResponse(_, _, let elements):
          elements
        default: nil
        }
      let place = "\(capture.lastPathComponent) frame \(frame.frame)"
      let name = row["wlan.ssid"]?.first.flatMap { $0 == "<MISSING>" ? "" : $0 }
      let digits = elements?.ssid?.bytes.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      #expect(digits ?? "" == name ?? "", "\(place)")
      if let channel = row["wlan.ds.current_channel"]?.first {
        #expect(elements?.channel == UInt8(channel), "\(place)")
      }
      if let suites = row["wlan.rsn.akms.type"], !suites.isEmpty {
        #expect(
          elements?.rsn?.keyManagement.map { UInt32($0.rawValue & 0xff) }
            == suites.compactMap { UInt32($0) }, "\(place)")
      }
      if let text = row["wlan.fixed.reason_code"]?.first,
        let code = UInt16(text.dropFirst(2), radix: 16)
      {
        let isEnd =
          message == .deauthentication(ReasonCode(rawValue: code))
          || message == .disassociation(ReasonCode(rawValue: code))
        #expect(isEnd || frame.header.subtype == 13, "\(place)")
      }
    }
  }
}
