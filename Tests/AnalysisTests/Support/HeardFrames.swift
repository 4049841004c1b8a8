import Analysis
import Captures
import Decryption
import Foundation
import Packets
import Traffic

/// The frames of a capture of the corpus, to be left out or changed before they are read again.
struct HeardFrames {
  struct Frame {
    var bytes: [UInt8]
    var time: Int64
    var wireLength: Int
    var header: IEEE80211Header?
    /// Whether it is a message of a key handshake, in the clear or as one that another hides in.
    var step: WiFiHandshakeStep?
  }

  let linkType: LinkType
  var frames: [Frame] = []

  /// Reads a capture.
  init(_ path: String, keys: [String] = []) throws {
    let reader = try CaptureReader(path: path)
    var decoder = PacketDecoder()
    decoder.opener = WiFiDecryptor(try keys.map { try WiFiKey($0) })
    var linkType = LinkType.ethernet
    while let batch = reader.nextBatch() {
      for record in batch.records {
        linkType = record.linkType
        let bytes = Array(batch.bytes[record.offset..<(record.offset + record.capturedLength)])
        var packets = DecodedPackets()
        decoder.decode(
          bytes.rawSpan,
          FrameHeader(
            time: record.time, number: record.frame, capture: 0, linkType: record.linkType,
            wireLength: record.originalLength, offset: 0), into: &packets)
        frames.append(
          Frame(
            bytes: bytes, time: record.time, wireLength: record.originalLength,
            header: packets.wiFiFrames.first?.header, step: packets.wiFiFrames.first?.handshake))
      }
    }
    self.linkType = linkType
  }

  /// What remains when frames are left out.
  func without(_ isLeftOut: (Frame) -> Bool) -> Self {
    var rest = self
    rest.frames.removeAll(where: isLeftOut)
    return rest
  }

  /// A pcap of the frames.
  var pcap: [UInt8] { Self.pcap(frames, linkType) }

  static func pcap(_ frames: [Frame], _ linkType: LinkType) -> [UInt8] {
    var pcap = PcapBytes(linkType: UInt32(linkType.rawValue))
    for frame in frames {
      pcap.addFrame(
        frame.bytes, seconds: UInt32(clamping: frame.time / 1_000_000_000),
        fraction: UInt32(clamping: frame.time % 1_000_000_000 / 1000),
        wireLength: frame.wireLength)
    }
    return pcap.bytes
  }

  /// The flows and the report of a capture in memory.
  static func travel(
    _ pcap: [UInt8], keys: [String] = []
  ) throws -> (flows: [Flow], report: Report) {
    let reader = try CaptureReader(bytes: pcap, name: "air")
    var options = Analysis.Options()
    options.wiFiKeys = try keys.map { try WiFiKey($0) }
    var flows: [Flow] = []
    let outcome = Analysis(options).run([reader]) { events in
      for case .left(let flow) in events.map(\.kind) { flows.append(flow) }
    }
    return (flows, ReportBuilder(outcome).report())
  }
}
