import Packets
import Testing

@Suite struct PPPoETests {
  /// As in a capture of Zeek's (pppoe-over-qinq), in which some lengths are six bytes short.
  @Test(arguments: ["0021", "001b", "0000", "ffff"])
  func theLengthOfIPCounts(_ length: String) throws {
    let session = hex("1100 0001 \(length) 0021") + innermost + hex("0000 0000")
    let packets = decode(ethernet(0x8864, session), as: .ethernet)
    let packet = try #require(packets.first)
    #expect(packets.count == 1)
    #expect(packet.kind == .udp)
    #expect(packet.ipLength == 30)
    #expect(packet.payload.count == 2)
    #expect(packet.flags == [])
  }
}
