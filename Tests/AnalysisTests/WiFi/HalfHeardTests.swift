import Analysis
import Foundation
import Packets
import TestSupport
import Testing
import Traffic

/// Who began is told from either side alone: a SYN-ACK proves that its receiver asked.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: half-heard captures are not made"))
struct HalfHeardTests {
  /// Captures of a wire with connections, which are put on the air.
  private static let captures = [
    "iot-devices/ndpi_alexa-app.pcapng", "iot-devices/ndpi_xiaomi.pcap",
    "iot-devices/sentinel_D-LinkCam_Setup-A-5-STA.pcap",
    "iot-devices/sentinel_D-LinkHomeHub_Setup-C-5-STA.pcap",
    "iot-devices/sentinel_D-LinkSwitch_Setup-A-5-STA.pcap",
    "iot-devices/sentinel_EdimaxPlug1101W_Setup-C-2-STA.pcap",
    "iot-devices/sentinel_HueBridge_Setup-C-2-STA.pcap",
    "iot-devices/sentinel_HueSwitch_Setup-A-1-STA.pcap",
    "iot-devices/sentinel_WeMoInsightSwitch_Setup-A-6-STA.pcap",
    "iot-devices/sentinel_WeMoLink_Setup-A-9-STA.pcap",
    "iot-devices/sentinel_WeMoSwitch_Setup-A-3-STA.pcap", "mixed/ndpi_netflix.pcap",
    "mixed/pcapplusplus_example.pcap",
  ]

  private static let cell: [UInt8] = [2, 0, 0, 0, 0, 0xcc]

  /// Who began each connection: `client server`, by the two ends in order.
  private func truth(_ name: String) throws -> [String: String] {
    let truth = try Corpus.truth(of: name)
    var began: [String: String] = [:]
    var isUnclear: Set<String> = []
    for row in truth["tcp_conv"] as? [[Any]] ?? [] {
      guard let first = row[0] as? String, let second = row[1] as? String,
        let who = row[8] as? String, !who.isEmpty
      else { continue }
      let (client, server) = who == "a" ? (first, second) : (second, first)
      let key = [first, second].sorted().joined(separator: " ")
      if let known = began[key], known != "\(client) \(server)" { isUnclear.insert(key) }
      began[key] = "\(client) \(server)"
    }
    return began.filter { !isUnclear.contains($0.key) }
  }

  /// The frames of the station that says most, as its cell's: open, one direction of them.
  private func air(_ frames: HeardFrames, fromStation: Bool) -> [UInt8] {
    var counts: [[UInt8]: Int] = [:]
    for frame in frames.frames where frame.bytes.count >= 14 {
      counts[Array(frame.bytes[6..<12]), default: 0] += 1
    }
    let station = counts.max { ($0.value, $1.key.description) < ($1.value, $0.key.description) }?
      .key
    var sequence = 0
    var heard: [HeardFrames.Frame] = []
    for frame in frames.frames where frame.bytes.count >= 14 && frame.bytes[12] >= 6 {
      let (receiver, sender) = (Array(frame.bytes[0..<6]), Array(frame.bytes[6..<12]))
      guard (fromStation ? sender : receiver) == station else { continue }
      sequence = (sequence + 1) & 4095
      let addresses =
        fromStation ? Self.cell + sender + receiver : receiver + Self.cell + sender
      let header: [UInt8] = [0x08, fromStation ? 1 : 2, 0, 0]
      let number = [UInt8(truncatingIfNeeded: sequence << 4), UInt8(sequence >> 4)]
      var air = frame
      air.bytes = header + addresses + number + [0xaa, 0xaa, 3, 0, 0, 0] + frame.bytes[12...]
      air.wireLength = frame.wireLength + 18
      heard.append(air)
    }
    return HeardFrames.pcap(heard, .ieee80211)
  }

  @Test(arguments: [true, false])
  func whoBeganIsToldFromOneSide(_ fromStation: Bool) throws {
    var right = 0
    var wrong: [String] = []
    var bases: [Initiator.Basis: Int] = [:]
    for name in Self.captures {
      let path = Corpus.path(of: name)
      let expected = try truth(name)
      let flows = try HeardFrames.travel(
        air(HeardFrames(path), fromStation: fromStation)
      ).flows
      var judged: Set<String> = []
      for flow in flows where flow.key.kind == .tcp {
        let client = end(flow.originatorAddress, flow.originatorPort)
        let server = end(flow.responderAddress, flow.responderPort)
        let key = [client, server].sorted().joined(separator: " ")
        guard let began = expected[key], judged.insert(key).inserted else { continue }
        bases[flow.initiator.basis, default: 0] += 1
        if began == "\(client) \(server)", flow.initiator.basis != .none {
          right += 1
        } else {
          wrong.append("\(name) \(began)")
        }
      }
    }
    let share = Double(right) / Double(right + wrong.count)
    #expect(right > 400)
    #expect(share >= 0.95, "\(share) of \(right + wrong.count): \(wrong.prefix(9))")
    // Neither side alone has both: the one who asks sends the SYN, the other its answer.
    #expect(bases[.synAck] ?? 0 > 0 && bases[.syn] ?? 0 > 0)
  }

  /// As the truth writes it.
  private func end(_ address: IPAddress, _ port: UInt16) -> String { "\(address):\(port)" }

  /// A SYN-ACK alone: inferred, and said so.
  @Test func aSynAckIsAnInference() {
    #expect(!Initiator.Basis.synAck.isObserved)
    #expect(Initiator.Basis.syn.isObserved)
  }

  /// A real capture of a protected network, its data of one direction left out.
  @Test(arguments: [true, false])
  func whoBeganIsToldOverTheAir(_ fromStation: Bool) throws {
    let name = "wifi/wireshark_wpa-Induction.pcap.gz"
    let keys = ["wpa-pwd:Induction:Coherer"]
    let path = Corpus.path(of: name)
    let whole = try HeardFrames(path, keys: keys)
    let half = whole.without { frame in
      guard let header = frame.header, header.type == .data, frame.step == nil else { return false }
      return (header.transmitter == header.bssid) == fromStation
    }
    let expected = try truth(name)
    let flows = try HeardFrames.travel(half.pcap, keys: keys).flows.filter { $0.key.kind == .tcp }
    var right = 0
    var judged = 0
    for flow in flows {
      let client = end(flow.originatorAddress, flow.originatorPort)
      let server = end(flow.responderAddress, flow.responderPort)
      guard let began = expected[[client, server].sorted().joined(separator: " ")] else { continue }
      judged += 1
      if began == "\(client) \(server)" { right += 1 }
    }
    #expect(judged > 0)
    #expect(right * 100 >= judged * 95, "\(right) of \(judged)")
  }
}
