import Packets
import Testing

/// Frames built to send a decoder round and round: each ends at a stated bound.
@Suite struct RecursionTests {
  private func repeated(_ digits: String, _ count: Int) -> [UInt8] {
    let unit = hex(digits)
    return (0..<count).flatMap { _ in unit }
  }

  @Test func tagsEnd() {
    for type in ["8100 0001", "88a8 0001", "8926 00000000"] {
      let bytes = hex("0200000000bb 0200000000aa") + repeated(type, 60_000)
      let packets = decode(bytes, as: .ethernet)
      #expect(packets.map(\.kind) == [.other])
      #expect(packets.map(\.flags) == [.malformed])
      #expect(packets.map(\.sourceMAC) == [MACAddress("02:00:00:00:00:aa")])
    }
  }

  @Test(arguments: [
    ("88e7 00000000 0200000000bb 0200000000aa", "backbone tags"),
    ("6558 0200000000bb 0200000000aa", "bridging"),
    ("8100 0001 0400 aaaa 0300 0000", "LLC and VLAN tags"),
    ("8847 0002 0140 0000 0000 0200000000bb 0200000000aa", "pseudowires"),
  ])
  func linksInsideLinksEnd(_ unit: String, _ name: String) {
    let bytes = hex("0200000000bb 0200000000aa") + repeated(unit, 10_000)
    let packets = decode(bytes, as: .ethernet)
    #expect(packets.map(\.kind) == [.other])
  }

  @Test func headersOfCapturesInsideThemselvesEnd() {
    #expect(decode(repeated("0000 0800 c000 0000", 10_000), as: .ppi).count == 1)
    #expect(decode(repeated("0c00 0000 0100 0000 0201 0000", 10_000), as: .pktap).count == 1)
  }

  @Test func labelsEnd() {
    #expect(decode(ethernet(0x8847, repeated("0001 0040", 60_000)), as: .ethernet).count == 1)
  }

  @Test func tunnelsInsideTunnelsEnd() {
    let outer = hex("4500 0000 0001 0000 4004 0000 0a000001 0a000002")
    let chain = (0..<1000).flatMap { _ in outer }
    var decoder = PacketDecoder()
    let packets = decoder.decode(ethernet(0x0800, chain), as: .ethernet)
    #expect(packets.count == PacketDecoder.depthBound + 1)
    #expect(packets.map(\.depth) == Array(0...UInt8(PacketDecoder.depthBound)))
    #expect(decoder.depthBoundReached == 1)
    let gre = hex("4500 0000 0001 0000 402f 0000 0a000001 0a000002 0000 0800")
    let more = (0..<1000).flatMap { _ in gre }
    #expect(decode(ethernet(0x0800, more), as: .ethernet).count == PacketDecoder.depthBound + 1)
  }

  @Test func extensionHeadersEnd() {
    let packets = decode(
      ethernet(0x86dd, ipv6(0, repeated("0000 0000 0000 0000", 5000))), as: .ethernet)
    #expect(packets.map(\.kind) == [.otherIP])
    #expect(packets.map(\.flags) == [.malformed])
  }

  @Test func authenticationHeadersEnd() {
    let packets = decode(
      ethernet(0x0800, ipv4(51, repeated("3301 0000 00000001 00000001", 5000))), as: .ethernet)
    #expect(packets.map(\.kind) == [.otherIP])
    #expect(packets.map(\.protocolNumber) == [51])
  }
}
