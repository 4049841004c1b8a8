import Captures
import Packets

/// One frame of a capture, taken out by its number.
public struct CapturedFrame: Sendable {
  public let bytes: [UInt8]
  public let record: CaptureRecord

  /// Reads up to frame `number`; nil when the capture ends before it.
  public static func find(_ number: Int, in reader: any CaptureSource) -> CapturedFrame? {
    while let batch = reader.nextBatch() {
      guard let record = batch.records.first(where: { $0.frame == number }) else { continue }
      let end = record.offset + record.capturedLength
      return CapturedFrame(bytes: Array(batch.bytes[record.offset..<end]), record: record)
    }
    return nil
  }
}
