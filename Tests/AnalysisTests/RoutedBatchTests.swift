import Packets
import Testing

@testable import Analysis

@Suite("A batch's packets go to shards")
struct RoutedBatchTests {
  private func packet(from source: UInt32, to destination: UInt32) -> DecodedPacket {
    var packet = DecodedPacket()
    packet.kind = .udp
    packet.source = IPAddress(v4: source)
    packet.destination = IPAddress(v4: destination)
    return packet
  }

  private func shares(_ packets: [DecodedPacket], among shards: Int) -> [[UInt32]] {
    var decoded = DecodedPackets()
    decoded.packets = packets
    return RoutedBatch(bytes: [], decoded: decoded, shards: shards).shares
  }

  @Test(
    "as many to one as to another, of a home's devices and the places they talk to",
    arguments: [2, 3, 8])
  func evenly(_ shards: Int) {
    let home: UInt32 = 0xc0a8_0102  // 192.168.1.2
    let packets = (0..<40).flatMap { device in
      (0..<50).map { place in packet(from: home + device, to: 0x3400_0001 + place * 0x1_0305) }
    }
    let shares = shares(packets, among: shards)
    #expect(shares.joined().sorted() == packets.indices.map { UInt32($0) })
    for share in shares {
      #expect(share == share.sorted(), "in the order they came")
      #expect(share.count > packets.count / shards / 2)
    }
  }

  @Test("the same for both directions")
  func bothDirections() {
    for place in UInt32(1)...64 {
      let out = packet(from: 0xc0a8_0102, to: place &* 0x0305_0709)
      let back = packet(from: place &* 0x0305_0709, to: 0xc0a8_0102)
      #expect(shares([out, back], among: 8).contains([0, 1]))
    }
  }
}
