import TestSupport
import Testing

@testable import Traffic

@Suite struct PayloadVerdictTests {
  private func random(_ count: Int, seed: UInt64) -> [UInt8] {
    var numbers = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
  }

  @Test(arguments: [128, 256, 512, 1024])
  func randomBytesLookEncrypted(count: Int) {
    let verdicts = (0..<1000).map { PayloadVerdict(judging: random(count, seed: $0)) }
    // One in a thousand lies beyond the threshold; a few more where samples are small.
    #expect(verdicts.count { $0 == .encrypted } >= 985)
    #expect(!verdicts.contains(.cleartext))
  }

  @Test func textIsClear() {
    let text = #"{"system":{"set_relay_state":{"state":1}}}"#
    #expect(PayloadVerdict(judging: Array(text.utf8)) == .cleartext)
    #expect(PayloadVerdict(judging: Array("PING\r\nOK 12 ready\r\n".utf8)) == .cleartext)
  }

  @Test func repetitiveBinaryIsClear() {
    let records: [UInt8] = (0..<64).flatMap { (number: UInt8) -> [UInt8] in
      [0, 0, 0, 12, 1, number, 0xc0, 0xa8, 1, number * 3]
    }
    #expect(PayloadVerdict(judging: records) == .cleartext)
  }

  @Test func signaturesSayCompressed() {
    #expect(PayloadVerdict(judging: [0x1f, 0x8b, 8] + random(300, seed: 1)) == .compressed)
    #expect(PayloadVerdict(judging: [0x28, 0xb5, 0x2f, 0xfd] + random(30, seed: 2)) == .compressed)
  }

  @Test func fewBytesSayNothing() {
    #expect(PayloadVerdict(judging: []) == .tooLittle)
    #expect(PayloadVerdict(judging: random(100, seed: 3)) == .tooLittle)
    #expect(PayloadVerdict(judging: Array("HI".utf8)) == .tooLittle)
  }

  @Test func expectedEntropyIsThatOfRandomBytes() {
    for count in [128, 256, 1024] {
      let mean =
        (0..<200).reduce(0.0) { $0 + ByteHistogram(random(count, seed: $1)).entropy } / 200
      #expect(abs(mean - ByteHistogram.expectedEntropy(ofRandom: count)) < 0.02)
    }
  }
}
