import Packets
import Testing

@Suite("Bytes are searched")
struct SearchingTests {
  @Test("as a walk over them finds, from wherever it starts")
  func firstOffsets() {
    for length in 0...70 {
      // Each value twice, the second time in the other half.
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 % max(1, length / 2) * 7) }
      for start in -1...(length + 1) {
        for byte in Set(bytes).union([0xff]) {
          let walked = bytes.indices.first { $0 >= start && bytes[$0] == byte }
          let found = bytes.rawSpan.firstOffset(of: byte, from: start)
          #expect(found == (start < 0 ? nil : walked))
        }
      }
    }
  }
}
