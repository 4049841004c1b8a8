import Packets
import Testing

@Suite struct PPPoETests {
  private func packet(_ length: Int, _ carried: [UInt8]) throws -> DecodedPacket {
    let session = hex("1100 0001") + bigEndian(length) + carried
    let packets = decode(ethernet(0x8864, session), as: .ethernet)
    #expect(packets.count == 1)
    return try #require(packets.first)
  }

  /// LENGTH that is right, tells nothing, or tells more than there is.
  @Test(arguments: [32, 0, 0xffff])
  func theLengthOfIPCounts(_ length: Int) throws {
    let packet = try packet(length, hex("0021") + innermost + hex("0000 0000"))
    #expect(packet.kind == .udp)
    #expect(packet.ipLength == 30)
    #expect(packet.payload.count == 2)
    #expect(packet.flags == [])
  }

  /// As in a capture of Zeek's (pppoe-over-qinq): an acknowledgment was padded to 46 bytes before PPPoE came around it, and IP
  /// counts the padding as its own.
  @Test func paddingIsNoPayload() throws {
    let segment = hex("01bb 4faa fc90b007 d7a84499 5010 0862 0000 0000")
    let acknowledgment = ipv4(6, segment + [0, 0, 0, 0, 0, 0])
    let packet = try packet(42, hex("0021") + acknowledgment)
    #expect(packet.kind == .tcp)
    #expect(packet.payloadLength == 0)
    #expect(packet.payload.count == 0)
    #expect(packet.ipLength == 40)
    #expect(packet.flags == .malformed)
  }

  /// Segments that an adapter joined bear the LENGTH of the first.
  @Test func joinedSegmentsAreWhole() throws {
    let segment = hex("01bb 4faa fc90b007 d7a84499 5010 0862 0000 0000")
    let joined = ipv4(6, segment + [UInt8](repeating: 7, count: 2904))
    let packet = try packet(1494, hex("0021") + joined)
    #expect(packet.payloadLength == 2904)
    #expect(packet.payload.count == 2904)
    #expect(packet.flags == [])
  }
}
