import Captures
import Decryption
import Packets

/// What became of the body of a protected 802.11 frame.
public struct ProtectedWiFiBody: Sendable {
  public let protection: WiFiProtection
  /// In the clear; nil where it stayed closed.
  public let plain: [UInt8]?

  /// Reads up to a frame, for the keys that those before it hand out; nil where it is no protected 802.11 frame.
  ///
  /// - Parameter open: opens the capture from its beginning.
  public static func find(
    _ frame: CapturedFrame, keys: [WiFiKey], open: () throws -> any CaptureSource
  ) rethrows -> Self? {
    var decoder = PacketDecoder()
    // Most frames are none: the capture need not be read for these.
    guard decode(frame.bytes.rawSpan, frame.record, &decoder) != nil else { return nil }
    decoder = PacketDecoder()
    decoder.opener = WiFiDecryptor(keys)
    let reader = try open()
    while let batch = reader.nextBatch() {
      let bytes = batch.bytes
      for record in batch.records {
        let end = record.offset + record.capturedLength
        let body = decode(bytes.rawSpan.extracting(record.offset..<end), record, &decoder)
        if record.frame == frame.record.frame { return body }
      }
    }
    return nil
  }

  private static func decode(
    _ bytes: RawSpan, _ record: CaptureRecord, _ decoder: inout PacketDecoder
  ) -> Self? {
    var decoded = DecodedPackets()
    decoder.decode(bytes, FrameHeader(record, at: 0), into: &decoded)
    guard let frame = decoded.wiFiFrames.first(where: \.header.isProtected),
      let protection = frame.protection
    else { return nil }
    return Self(
      protection: protection, plain: frame.opened.map { decoded.buffers[Int($0.buffer)] })
  }
}
