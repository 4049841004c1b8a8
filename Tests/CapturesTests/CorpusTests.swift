import Captures
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isThere, Comment(rawValue: Corpus.isMissing)))
struct CorpusTests {
  /// tshark numbers some blocks of pcapng that are no packets; capinfos doesn't count those.
  @Test func packetsAndTimesAreThoseOfCapinfos() throws {
    let truths = try CaptureTruth.all()
    #expect(truths.count > 100)
    for truth in truths where truth.readerError == nil {
      let path = Corpus.path(of: truth.file)
      let description = ReadCapture(try CaptureReader(path: path)).description
      #expect(description.packets == truth.capinfos?.packets ?? truth.frames, "\(truth.file)")
      #expect(description.isComplete, "\(truth.file)")
      if let bytes = truth.capinfos?.dataBytes {
        #expect(description.bytes == bytes, "\(truth.file)")
      }
      if let first = CaptureTruth.nanoseconds(truth.capinfos?.first) {
        #expect(description.start == first, "\(truth.file)")
      }
      if let last = CaptureTruth.nanoseconds(truth.capinfos?.last) {
        #expect(description.end == last, "\(truth.file)")
      }
    }
  }

  @Test func whatTsharkRefusesIsRefusedOrSaidToBeDamaged() throws {
    for truth in try CaptureTruth.all() where truth.readerError != nil {
      let path = Corpus.path(of: truth.file)
      guard let reader = try? CaptureReader(path: path) else { continue }
      let capture = ReadCapture(reader)
      #expect(capture.packets.count >= truth.frames, "\(truth.file)")
      #expect(!capture.description.isComplete, "\(truth.file)")
    }
  }
}
