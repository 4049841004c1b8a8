import Packets
import TestSupport
import Testing

@Suite struct SampleFrameTests {
  @Test(arguments: SampleFrame.all)
  func theInnermostPacketIsFound(_ sample: SampleFrame) throws {
    let packets = decode(sample.bytes, as: sample.linkType)
    let packet = try #require(packets.last)
    #expect(packet.kind == .udp)
    #expect(packet.source == IPAddress(sample.isV6 ? "2001:db8::1" : "10.0.0.1"))
    #expect(packet.destination == IPAddress(sample.isV6 ? "2001:db8::2" : "10.0.0.2"))
    #expect(packet.sourcePort == 1000)
    #expect(packet.destinationPort == 2000)
    #expect(packet.payloadLength == 2)
    let payload = packet.payload
    #expect(payload.count == 2)
    #expect(sample.bytes[Int(payload.offset)...].prefix(2).elementsEqual([0x68, 0x69]))
    #expect(packet.sourceMAC == SampleFrame.address(sample.from))
    #expect(packet.destinationMAC == SampleFrame.address(sample.to))
    #expect(packet.vlan == sample.vlan)
    #expect(packet.depth == sample.depth)
    #expect(!packet.flags.contains(.malformed))
    #expect(!packet.flags.contains(.cut))
    // A tunnel's own packet comes before what it carries, and nothing else does.
    #expect(packets.count == Int(sample.depth) + 1)
    #expect(packets.dropLast().allSatisfy { $0.flags.contains(.carrier) && $0.depth == 0 })
    let isRouted = packet.sourceMAC == SampleFrame.address(0xcc)
    #expect(packet.flags.contains(.routedThroughTunnel) == isRouted)
  }

  @Test(arguments: SampleFrame.all)
  func aFrameCutAnywhereStillCounts(_ sample: SampleFrame) {
    for length in 1..<sample.bytes.count {
      let bytes = Array(sample.bytes.prefix(length))
      let packets = decode(bytes, as: sample.linkType, wireLength: sample.bytes.count)
      #expect(!packets.isEmpty)
      #expect(packets.allSatisfy { $0.flags.contains(.cut) })
      for packet in packets {
        #expect(Int(packet.payload.offset) + Int(packet.payload.count) <= length)
      }
    }
  }

  @Test func corruptionNeverTraps() {
    var random = SplitMix64(seed: 20_261_121)
    for round in 0..<10_000 {
      let sample = SampleFrame.all[round % SampleFrame.all.count]
      let bytes = random.corrupt(sample.bytes)
      let packets = decode(bytes, as: sample.linkType, wireLength: sample.bytes.count)
      #expect(!packets.isEmpty)
      for packet in packets where packet.payload.buffer == -1 {
        #expect(Int(packet.payload.offset) + Int(packet.payload.count) <= bytes.count)
      }
    }
  }

  /// Any bytes under any link type.
  @Test func noiseNeverTraps() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1..<80, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let linkType = LinkType(rawValue: .random(in: 0...300, using: &random))
      #expect(!decode(bytes, as: linkType).isEmpty)
    }
  }
}
