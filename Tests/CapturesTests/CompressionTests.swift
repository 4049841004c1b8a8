import Captures
import Testing

@Suite struct CompressionTests {
  private static let capture: [UInt8] = {
    var built = CaptureBytes.pcap()
    for seconds in 1...100 as ClosedRange<UInt32> {
      built.addRecord(seconds: seconds, [UInt8](repeating: UInt8(seconds), count: 60))
    }
    return built.bytes
  }()

  @Test func gzipIsRecognisedByItsContent() throws {
    let packed = try ReadCapture(PackedBytes.gzip(Self.capture))
    #expect(packed.packets == (try ReadCapture(Self.capture)).packets)
    #expect(packed.description.compression == .gzip)
    #expect(packed.description.isComplete)
  }

  @Test func zstdIsRecognisedByItsContent() throws {
    let packed = try ReadCapture(PackedBytes.zstd(Self.capture))
    #expect(packed.packets == (try ReadCapture(Self.capture)).packets)
    #expect(packed.description.compression == .zstd)
    #expect(packed.description.isComplete)
  }

  @Test(arguments: [1, 24, 1000, 7000])
  func membersAfterOneAnotherAreOneCapture(_ cut: Int) throws {
    let parts = [Array(Self.capture[..<cut]), Array(Self.capture[cut...])]
    for pack in [PackedBytes.gzip, PackedBytes.zstd] {
      let packed = try ReadCapture(parts.flatMap(pack))
      #expect(packed.packets.count == 100)
      #expect(packed.description.isComplete)
    }
  }

  @Test func paddingAfterTheLastGzipMemberIsLeftAlone() throws {
    let packed = PackedBytes.gzip(Self.capture) + [UInt8](repeating: 0, count: 512)
    let capture = try ReadCapture(packed)
    #expect(capture.packets.count == 100)
    #expect(capture.description.isComplete)
  }

  @Test func aSkippableZstdFrameMayComeFirst() throws {
    let skippable: [UInt8] = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]
    #expect(try ReadCapture(skippable + PackedBytes.zstd(Self.capture)).packets.count == 100)
  }

  /// The header of the fourth block, which holds bytes 3000 to 3999 of the capture, is damaged.
  @Test func damagedGzipKeepsWhatWasUnpackedBefore() throws {
    var packed = PackedBytes.gzip(Self.capture)
    packed[10 + 3 * 1005] = 7
    let capture = try ReadCapture(packed)
    #expect(capture.packets.count == (3000 - 24) / 76)
    #expect(capture.problemKinds == ["bad-compression"])
    #expect(capture.description.problems.first?.byteOffset == 3000)
    #expect(capture.description.problems.first?.frame == capture.packets.count + 1)
  }

  /// libzstd looks at the next block's header before it hands out a block, so one more is lost.
  @Test func damagedZstdKeepsWhatWasUnpackedBefore() throws {
    var packed = PackedBytes.zstd(Self.capture)
    packed[9 + 3 * 1003] = 6
    let capture = try ReadCapture(packed)
    #expect(capture.packets.count == (2000 - 24) / 76)
    #expect(capture.problemKinds == ["bad-compression"])
  }
}
