import Captures
import Traffic

/// A frame as its capture has it, to be handed on.
public struct PickedFrame: Sendable {
  /// Where it is; its offset counts for nothing here.
  public let record: CaptureRecord
  public let evidence: Evidence
  /// What was captured of it.
  public let bytes: [UInt8]

  /// Reads captures to the last of the frames that are wanted, in time order, and hands these on.
  public static func pick(
    _ wanted: Set<Evidence>, from readers: [any CaptureSource], _ body: (PickedFrame) throws -> Void
  ) rethrows {
    var merger = FrameMerger(readers)
    var left = wanted.count
    while left > 0, let run = merger.next() {
      for record in run.batch.records[run.records] {
        let evidence = Evidence(capture: Int(run.capture), frame: record.frame)
        guard wanted.contains(evidence) else { continue }
        left -= 1
        let end = record.offset + record.capturedLength
        try body(
          PickedFrame(
            record: record, evidence: evidence, bytes: Array(run.batch.bytes[record.offset..<end])))
      }
    }
  }
}
