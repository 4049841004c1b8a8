import Analysis
import Captures
import Foundation
import Packets
import Reports
import Testing
import Traffic

/// The whole road over a capture in memory: reader, decoder, shard, report and every log, as one run of each would go it.
enum WholeRoad {
  struct Arrival {
    /// Packets read; nil where there is no capture in the bytes at all.
    let packets: Int?
    let isComplete: Bool
    let limits: Int
    let json: [String]
  }

  static func travel(_ bytes: [UInt8]) -> Arrival {
    guard let reader = try? CaptureReader(bytes: bytes, name: "bytes") else {
      return Arrival(packets: nil, isComplete: false, limits: 0, json: [])
    }
    var options = Analysis.Options()
    options.traffic.flowBound = 1024
    var lines: [String] = []
    var text = EventText(NameBook(), .utc)
    var json = EventJSON(NameBook())
    let outcome = Analysis(options).run([reader]) { events in
      for event in events {
        _ = text.lines(event)
        lines += [ZeekLog.line(event), json.line(event)].compactMap(\.self)
      }
    }
    let report = ReportBuilder(outcome).report()
    _ = TextReport(report, TextOptions()).text
    lines.append(JSONReport(report, version: "").text())
    let description = outcome.captures[0]
    return Arrival(
      packets: description.packets, isComplete: description.isComplete, limits: report.limits.count,
      json: lines)
  }

  /// Goes as far as the flows; gives how many packets were read, or nil where there is no capture at all.
  static func countPackets(_ bytes: [UInt8]) -> Int? {
    guard let reader = try? CaptureReader(bytes: bytes, name: "bytes") else { return nil }
    var options = Analysis.Options()
    options.traffic.flowBound = 1024
    return Analysis(options).run([reader]).captures[0].packets
  }

  /// Tells every packet as a line.
  static func tellPackets(_ bytes: [UInt8]) {
    guard let reader = try? CaptureReader(bytes: bytes, name: "bytes") else { return }
    var text = PacketText(.utc)
    _ = Analysis(Analysis.Options()).run([reader]) { (packets: [DecodedPacket]) in
      for packet in packets { _ = text.lines(packet) }
    }
  }

  static func expectJSON(_ lines: [String]) {
    for line in lines {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}
