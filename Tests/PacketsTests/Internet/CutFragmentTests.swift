import Packets
import Testing

/// First fragments that were cut: their datagrams go on, whatever was captured.
@Suite struct CutFragmentTests {
  /// A UDP datagram of 1717 bytes from 10.0.0.1 whose IP packet claims 1500; `place` holds flags and fragment offset.
  private func frame(_ place: String) -> [UInt8] {
    let header = hex("4500") + bigEndian(1500) + hex("0001" + place + "4011 0000 0a000001 0a000002")
    return ethernet(0x0800, header + hex("0035 07d0") + bigEndian(1717) + hex("0000 6869"))
  }

  /// As in ndpi's badpackets.pcap, and as a snap length leaves it.
  @Test(arguments: [nil, 1514])
  func theDatagramsLengthIsNoContradiction(_ wireLength: Int?) throws {
    let packet = try #require(
      decode(frame("2000"), as: .ethernet, wireLength: wireLength).first)
    #expect(packet.kind == .udp && packet.sourcePort == 53)
    #expect(packet.flags == .cut)
    #expect(packet.payload.count == 2)
  }

  @Test func thatOfAWholeDatagramIs() throws {
    let packet = try #require(decode(frame("0000"), as: .ethernet).first)
    #expect(packet.flags.contains(.malformed))
  }

  /// RFC 8200 §4.5: Next Header, reserved, offset and M, Identification.
  @Test func overIPv6Too() throws {
    let fragment = hex("1100 0001 00000001 0035 07d0") + bigEndian(1717) + hex("0000 6869")
    var packet = ipv6(44, fragment)
    packet.replaceSubrange(4..<6, with: bigEndian(1448))
    let decoded = try #require(decode(ethernet(0x86dd, packet), as: .ethernet).first)
    #expect(decoded.kind == .udp && decoded.flags == .cut)
  }
}
