import Captures
import Foundation
import Packets
import TestSupport
import Testing

/// TCP and UDP conversations of real captures, as tshark 4.0.17 counts them.
@Suite struct CorpusConversationTests {
  /// Captures whose frames need no key.
  static let captures = Corpus.entries.filter { $0.key == nil }.map(\.path)

  /// tshark files RTP that a SIP message announced under the port announced, whatever the address.
  static let countedOtherwise: Set<String> = ["malformed/ndpi_fuzz-2006-06-26-2594.pcap"]

  @Test(
    .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.isMissing)), arguments: captures)
  func conversationsAreThoseOfTshark(_ capture: String) throws {
    let expected = try Corpus.truth(of: capture)
    guard expected["frames"] != nil, expected["reader_error"] is NSNull,
      !Self.countedOtherwise.contains(capture)
    else { return }
    let found = try conversations(of: Corpus.path(of: capture))
    for (kind, key) in [(DecodedPacket.Kind.tcp, "tcp_conv"), (.udp, "udp_conv")] {
      guard let rows = expected[key] as? [[Any]] else { continue }
      var counts: [String: Int] = [:]
      for row in rows {
        guard let first = row[0] as? String, let second = row[1] as? String else { continue }
        counts["\(first) \(second)", default: 0] += (row[2] as? Int) ?? 0
        counts["\(second) \(first)", default: 0] += (row[4] as? Int) ?? 0
      }
      let mine = found[kind] ?? [:]
      #expect(mine == counts.filter { $0.value > 0 }, "\(capture) \(key)")
    }
  }

  /// Packets from one end point to another, per direction.
  private func conversations(of path: String) throws -> [DecodedPacket.Kind: [String: Int]] {
    let reader = try CaptureReader(path: path)
    var decoder = PacketDecoder()
    var counts: [DecodedPacket.Kind: [String: Int]] = [:]
    while let batch = reader.nextBatch() {
      for record in batch.records {
        var packets = DecodedPackets()
        let frame = FrameHeader(
          time: record.time, number: record.frame, capture: 0, linkType: record.linkType,
          wireLength: record.originalLength, offset: record.offset,
          fcsLength: Int(record.fcsLength))
        let bytes = Array(batch.bytes[record.offset..<record.offset + record.capturedLength])
        decoder.decode(bytes.rawSpan, frame, into: &packets)
        for packet in packets.packets where packet.kind == .tcp || packet.kind == .udp {
          let ends =
            "\(packet.source):\(packet.sourcePort) \(packet.destination):\(packet.destinationPort)"
          counts[packet.kind, default: [:]][ends, default: 0] += 1
        }
      }
    }
    return counts
  }
}
