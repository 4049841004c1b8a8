import Captures
import Foundation
import Packets
import TestSupport
import Testing

/// Checksums as tshark finds them, where it verifies them.
struct FrameCheckTests {
  /// What tshark says of one frame: `1` right, `0` wrong; of a frame with one IP header and one of TCP or UDP only.
  private struct Verdict {
    let header: Bool?
    let transport: Bool?

    init?(_ row: [String: [String]]) {
      let ip = row["ip.checksum.status"] ?? []
      let transports = ["tcp.checksum.status", "udp.checksum.status"].flatMap { row[$0] ?? [] }
      guard ip.count <= 1, transports.count <= 1 else { return nil }
      header = Self.truth(ip.first)
      transport = Self.truth(transports.first)
    }

    private static func truth(_ status: String?) -> Bool? {
      status == "1" ? true : status == "0" ? false : nil
    }
  }

  @Test(
    .enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)),
    arguments: ["iot-devices", "tcp", "mixed", "dhcp"])
  func checksumsAreAsTsharkFindsThem(_ folder: String) throws {
    var judged = 0
    for capture in Corpus.captures(in: folder) {
      guard let reader = try? CaptureReader(path: capture.path()) else { continue }
      var checks: [Int: FrameCheck] = [:]
      while let batch = reader.nextBatch() {
        let buffer = batch.bytes
        for record in batch.records where record.linkType == .ethernet {
          let end = record.offset + record.capturedLength
          checks[record.frame] = FrameCheck(
            ethernet: buffer.rawSpan.extracting(record.offset..<end))
        }
      }
      let fields = ["frame.number", "ip.checksum.status", "tcp.checksum.status"]
      let options = ["tcp", "udp", "ip"].flatMap { ["-o", "\($0).check_checksum:TRUE"] }
      for row in try Tshark.values(
        of: fields + ["udp.checksum.status"], in: capture, where: "frame", options)
      {
        guard let frame = row["frame.number"]?.first.flatMap(Int.init), let check = checks[frame],
          let verdict = Verdict(row)
        else { continue }
        let place = "\(capture.lastPathComponent) #\(frame)"
        if let header = verdict.header, let own = check.header {
          #expect((own == .right) == header, "\(place)")
        }
        if let transport = verdict.transport, let own = check.transport {
          judged += 1
          #expect((own == .right) == transport, "\(place)")
        }
      }
    }
    #expect(judged > 0)
  }

  private func judged(_ frame: [UInt8]) -> FrameCheck {
    FrameCheck(ethernet: frame.rawSpan)
  }

  @Test func aChecksumLeftToTheAdapterIsUnfinished() throws {
    // UDP from 192.168.1.5 port 5 to 192.168.1.9 port 9, 4 bytes; its checksum is the sum of the pseudo-header,
    // c0a8 + 0105 + c0a8 + 0109 + 0011 + 000c (RFC 768).
    var frame: [UInt8] = [2, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0, 5, 8, 0]
    frame += [0x45, 0, 0, 32, 0, 0, 0, 0, 64, 17, 0xf7, 0x6e, 192, 168, 1, 5, 192, 168, 1, 9]
    frame += [0, 5, 0, 9, 0, 12, 0x83, 0x7c, 1, 2, 3, 4]
    let check = judged(frame)
    #expect(check.transport == .unfinished)
    #expect(check.header == .right)
    #expect(check.source == MACAddress("02:00:00:00:00:05"))
    frame[frame.count - 1] = 5
    #expect(judged(frame).transport == .unfinished)
    // The right one: with the header's and the payload's words added, the complement.
    frame[frame.count - 1] = 4
    let sum = 0x837c + 5 + 9 + 12 + 0x0102 + 0x0304
    let right = 0xffff - ((sum & 0xffff) + (sum >> 16))
    frame[40] = UInt8(right >> 8)
    frame[41] = UInt8(right & 0xff)
    #expect(judged(frame).transport == .right)
    frame[41] ^= 1
    #expect(judged(frame).transport == .wrong)
  }

  @Test func aFrameCutAnywhereIsNotJudgedWrong() {
    let tags: [UInt8] = [0x81, 0, 0, 10]
    var frame: [UInt8] = [2, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0, 5] + tags + [8, 0]
    frame += [0x45, 0, 0, 32, 0, 0, 0, 0, 64, 17, 0xf7, 0x6e, 192, 168, 1, 5, 192, 168, 1, 9]
    frame += [0, 5, 0, 9, 0, 12, 0x83, 0x7c, 1, 2, 3, 4]
    for length in frame.indices {
      let check = judged(Array(frame[..<length]))
      #expect(check.transport == nil)
      #expect(check.header != .wrong)
    }
    #expect(judged(frame).vlan == 10)
  }
}
