import Captures
import TestSupport
import Testing

/// Hostile bytes may be wrong, never dangerous: nothing traps, everything ends, and no packet is invented or lost.
@Suite struct RobustnessTests {
  private static let pcap: [UInt8] = {
    var built = CaptureBytes.pcap()
    for seconds in 1...8 as ClosedRange<UInt32> {
      built.addRecord(seconds: seconds, [UInt8](repeating: 7, count: 20 + Int(seconds)))
    }
    return built.bytes
  }()

  private static let pcapng: [UInt8] = {
    var built = CaptureBytes.pcapng(options: CaptureBytes().option(4, "recorder"))
    let comment = built.option(1, "remark")
    built.addInterface(options: built.option(2, "eth0") + comment)
    built.addInterface(linkType: 101, snapLength: 40, options: built.option(9, [9]))
    for ticks in 1...4 as ClosedRange<UInt64> {
      built.addPacket(ticks: ticks, [1, 2, 3], interface: UInt32(ticks & 1), options: comment)
    }
    built.addBlock(4, built.option(1, [192, 0, 2, 7] + "lamp\0".utf8) + [0, 0, 0, 0])
    built.addBlock(3, [4, 0, 0, 0, 1, 2, 3, 4])
    built.addBlock(2, [UInt8](repeating: 0, count: 24))
    built.addBlock(5, [UInt8](repeating: 0, count: 12) + built.option(4, [1, 0, 0, 0, 0, 0, 0, 0]))
    built.addSection()
    built.addInterface()
    built.addPacket(ticks: 9, [9])
    return built.bytes
  }()

  /// Packets that are whole in a prefix of `bytes`, by growing it until each appears.
  private func expectGoodPrefixes(_ bytes: [UInt8]) throws {
    let whole = try ReadCapture(bytes)
    #expect(whole.description.isComplete)
    var before = 0
    for length in 0..<bytes.count {
      guard let cut = try? ReadCapture(Array(bytes[..<length])) else { continue }
      #expect(cut.packets == Array(whole.packets.prefix(cut.packets.count)))
      #expect(cut.packets.count >= before)
      #expect(cut.description.isComplete || cut.problemKinds == ["cut-short"])
      before = cut.packets.count
    }
    #expect(before >= whole.packets.count - 1)
  }

  @Test func everyTruncationKeepsThePacketsBeforeIt() throws {
    try expectGoodPrefixes(Self.pcap)
    try expectGoodPrefixes(Self.pcapng)
  }

  @Test func everyTruncationOfCompressedDataKeepsThePacketsBeforeIt() throws {
    let whole = try ReadCapture(Self.pcap)
    for packed in [PackedBytes.gzip(Self.pcap), PackedBytes.zstd(Self.pcap)] {
      for length in 0..<packed.count {
        guard let cut = try? ReadCapture(Array(packed[..<length])) else { continue }
        #expect(cut.packets == Array(whole.packets.prefix(cut.packets.count)))
        #expect(cut.problemKinds == ["cut-short"])
      }
    }
    let cut = try ReadCapture(Array(PackedBytes.gzip(Self.pcap).dropLast(9)))
    #expect(cut.packets == whole.packets.dropLast())
  }

  @Test(arguments: ["pcap", "pcapng", "gzip", "zstd"])
  func corruptionNeverTrapsAndAlwaysEnds(_ form: String) {
    let original =
      switch form {
      case "pcap": Self.pcap
      case "pcapng": Self.pcapng
      case "gzip": PackedBytes.gzip(Self.pcapng)
      default: PackedBytes.zstd(Self.pcapng)
      }
    var generator = SplitMix64(seed: 2)
    for _ in 0..<10_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] =
          [0, 0xff, 0x80, UInt8.random(in: 0...255, using: &generator)]
          .randomElement(using: &generator) ?? 0
      }
      guard let capture = try? ReadCapture(bytes) else { continue }
      #expect(capture.packets.map(\.frame) == capture.packets.indices.map { $0 + 1 })
      #expect(capture.packets.count == capture.description.packets)
      #expect(capture.records.allSatisfy { $0.originalLength >= $0.capturedLength })
    }
  }
}
