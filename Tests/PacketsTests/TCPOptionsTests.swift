import Packets
import Testing

@Suite struct TCPOptionsTests {
  /// MSS 1460, SACK permitted, timestamps, no-operation, window scale 7: as Linux sends them in a SYN.
  private let syn: [UInt8] = [
    2, 4, 0x05, 0xb4, 4, 2, 8, 10, 0, 0, 0x30, 0x39, 0, 0, 0, 0, 1, 3, 3, 7,
  ]

  @Test func aSYNsOptionsAreRead() {
    let options = TCPOptions(parsing: syn.rawSpan)
    #expect(options.maximumSegmentSize == 1460)
    #expect(options.permitsSACK)
    #expect(options.timestamps?.value == 12345)
    #expect(options.timestamps?.echo == 0)
    #expect(options.windowScale == 7)
    #expect(options.kinds == [2, 4, 8, 1, 3])
  }

  @Test func selectiveAcknowledgmentsAreRead() {
    let bytes: [UInt8] = [1, 1, 5, 10, 0, 0, 0, 1, 0, 0, 0, 9]
    let options = TCPOptions(parsing: bytes.rawSpan)
    #expect(options.sackBlocks.map(\.left) == [1])
    #expect(options.sackBlocks.map(\.right) == [9])
  }

  @Test func optionsEndAtWhatMakesNoSense() {
    for end in 0..<syn.count {
      let cut = Array(syn[..<end])
      #expect(TCPOptions(parsing: cut.rawSpan).kinds.count <= 5)
    }
    let lie: [UInt8] = [2, 1, 2, 4, 0x05, 0xb4]
    #expect(TCPOptions(parsing: lie.rawSpan).maximumSegmentSize == nil)
    let over: [UInt8] = [2, 4, 0x05, 0xb4, 0, 3, 3, 7]
    #expect(TCPOptions(parsing: over.rawSpan).windowScale == nil)
  }
}
