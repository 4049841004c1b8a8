import Captures
import Packets

extension FrameHeader {
  /// - Parameters:
  ///   - capture: its index among those analysed together.
  ///   - offset: where the frame's bytes begin in what they are looked up in later; nil for their batch.
  @inline(__always)
  init(_ record: CaptureRecord, of capture: UInt16 = 0, at offset: Int? = nil) {
    self.init(
      time: record.time, number: record.frame, capture: capture, linkType: record.linkType,
      wireLength: record.originalLength, offset: offset ?? record.offset,
      fcsLength: Int(record.fcsLength))
  }
}
