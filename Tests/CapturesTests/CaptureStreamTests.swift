import Captures
import Foundation
import Packets
import TestSupport
import Testing

/// A capture that comes by the piece gives what the same capture gives from a file, however it is cut.
@Suite struct CaptureStreamTests {
  private struct Packet: Equatable {
    let time: Int64
    let frame: Int
    let originalLength: Int
    let bytes: [UInt8]
  }

  private func packets(_ batch: CaptureBatch) -> [Packet] {
    batch.records.map {
      Packet(
        time: $0.time, frame: $0.frame, originalLength: $0.originalLength,
        bytes: Array(batch.bytes[$0.offset..<$0.offset + $0.capturedLength]))
    }
  }

  private func whole(_ bytes: [UInt8]) throws -> ([Packet], CaptureDescription) {
    let reader = try CaptureReader(bytes: bytes, name: "whole")
    var result: [Packet] = []
    while let batch = reader.nextBatch() { result += packets(batch) }
    return (result, reader.description)
  }

  private func check(_ bytes: [UInt8], seed: UInt64) throws {
    let (truth, description) = try whole(bytes)
    var random = SplitMix64(seed: seed)
    let stream = CaptureStream(name: "pieces")
    var result: [Packet] = []
    var offset = 0
    while offset < bytes.count {
      let longest = [1, 20, 2000, 100_000].randomElement(using: &random) ?? 1
      let end = min(bytes.count, offset + Int.random(in: 1...longest, using: &random))
      for batch in try stream.take(Array(bytes[offset..<end])) { result += packets(batch) }
      offset = end
    }
    for batch in try stream.finish() { result += packets(batch) }
    #expect(result == truth)
    #expect(stream.description.packets == description.packets)
    #expect(stream.description.bytes == description.bytes)
    #expect(stream.description.interfaces == description.interfaces)
    #expect(stream.description.problems == description.problems)
  }

  private func pcap() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Repository.captures.appending(path: "home.pcap")))
  }

  private func pcapng() throws -> [UInt8] {
    let output = CaptureOutput()
    var writer = try PcapngWriter(to: output, application: "test", comments: ["a comment"])
    let interface = try writer.addInterface(CaptureInterface(linkType: .ethernet, name: "va"))
    for packet in try whole(try pcap()).0.prefix(200) {
      try writer.write(
        packet.bytes.rawSpan, time: packet.time, originalLength: packet.originalLength,
        interface: interface)
    }
    return output.bytes
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func howeverItIsCut(_ seed: UInt64) throws {
    try check(try pcap(), seed: seed)
    try check(try pcapng(), seed: seed)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func howeverItIsDamaged(_ seed: UInt64) throws {
    for var bytes in [try pcap(), try pcapng()] {
      var random = SplitMix64(seed: seed)
      for _ in 0..<20 {
        let place = Int.random(in: 100..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      bytes.removeLast(Int.random(in: 0...500, using: &random))
      try check(bytes, seed: seed)
    }
  }

  @Test func theFirstPacketComesBeforeTheSecondIsThere() throws {
    let bytes = try pcap()
    let length = (0..<4).reduce(0) { $0 | Int(bytes[32 + $1]) << ($1 * 8) }
    let stream = CaptureStream(name: "pieces")
    #expect(try stream.take(Array(bytes[..<(40 + length - 1)])).isEmpty)
    #expect(try stream.take([bytes[40 + length - 1]]).map(\.records.count) == [1])
  }

  @Test func whatIsNoCaptureIsAnError() {
    #expect(throws: CaptureError.self) {
      try CaptureStream(name: "x").take([UInt8](repeating: 65, count: 100))
    }
    #expect(throws: CaptureError.self) { try CaptureStream(name: "x").finish() }
  }

  @Test func aLongBlockThatComesInSmallPiecesIsNotCopiedWithEach() throws {
    let stream = CaptureStream(name: "slow")
    var bytes = CaptureBytes.pcapng()
    bytes.addInterface()
    bytes.add(6 as UInt32)
    bytes.add(16 << 20 as UInt32)
    _ = try stream.take(bytes.bytes + [UInt8](repeating: 0, count: 14 << 20))
    let took = try ContinuousClock().measure {
      for _ in 0..<2000 { _ = try stream.take([UInt8](repeating: 0, count: 10)) }
    }
    #expect(took < .seconds(1), "\(took)")
  }
}
