import Captures
import Decryption
import Packets

/// What one frame carries of a flow.
public struct FlowSegment: Sendable {
  public let packet: DecodedPacket
  /// The transport's payload, as far as it was captured.
  public let payload: [UInt8]
}

extension FlowSegment {
  /// The packets of frames up to `last` that `wants` asks for, in the order of the capture.
  ///
  /// - Parameters:
  ///   - wiFiKeys: keys of Wi-Fi networks, to open protected frames with.
  ///   - bound: most bytes of payload that are given; what is beyond is left out.
  public static func collect(
    in reader: any CaptureSource, through last: Int, wiFiKeys: [WiFiKey] = [],
    bound: Int = 32 << 20,
    where wants: (DecodedPacket) -> Bool
  ) -> [FlowSegment] {
    var decoder = PacketDecoder()
    if !wiFiKeys.isEmpty { decoder.opener = WiFiDecryptor(wiFiKeys) }
    var segments: [FlowSegment] = []
    var count = 0
    while let batch = reader.nextBatch() {
      let bytes = batch.bytes
      for record in batch.records {
        guard record.frame <= last, count <= bound else { return segments }
        var decoded = DecodedPackets()
        let end = record.offset + record.capturedLength
        decoder.decode(
          bytes.rawSpan.extracting(record.offset..<end), FrameHeader(record), into: &decoded)
        for packet in decoded.packets where wants(packet) {
          let source =
            packet.payload.buffer < 0 ? bytes : decoded.buffers[Int(packet.payload.buffer)]
          let start = Int(packet.payload.offset)
          let range = (start..<start + Int(packet.payload.count)).clamped(to: 0..<source.count)
          segments.append(FlowSegment(packet: packet, payload: Array(source[range])))
          count += range.count
        }
      }
    }
    return segments
  }
}
