import Packets
import Testing

@Suite struct OffloadTests {
  /// 10.0.0.1 and 10.0.0.2 add up to 1403 (hex), a length of 10 and the protocol 17 to 001b more.
  @Test func aSumOfThePseudoHeaderAloneIsOffload() throws {
    let datagram = hex("03e8 07d0 000a 141e 6869")
    let packets = decode(ethernet(0x0800, ipv4(17, datagram)), as: .ethernet)
    #expect(packets.map(\.flags) == [.offloadedChecksum])
  }

  @Test func anyOtherSumIsNone() {
    for checksum in ["0000", "141d", "ffff"] {
      let datagram = hex("03e8 07d0 000a \(checksum) 6869")
      #expect(decode(ethernet(0x0800, ipv4(17, datagram)), as: .ethernet).map(\.flags) == [[]])
    }
  }

  /// 2001:db8::1 and 2001:db8::2 add up to 5b75 (hex), a length of 20 and the protocol 6 to 001a more.
  @Test func segmentsThatOpenAConnectionAreLookedAt() {
    for (flags, expected) in [("02", DecodedPacket.Flags.offloadedChecksum), ("10", [])] {
      let segment = hex("03e8 07d0 00000001 00000000 50\(flags) 1000 5b8f 0000")
      #expect(
        decode(ethernet(0x86dd, ipv6(6, segment)), as: .ethernet).map(\.flags) == [expected])
    }
  }
}
