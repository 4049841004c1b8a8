import Packets
import Testing

@Suite struct TunnelTests {
  @Test func theInsideIsTheInnermostFrameOnTheWire() throws {
    let bytes = udpTunnel(4789, hex("0800 0000 0000 0100") + innermostEthernet)
    let packets = decode(bytes, as: .ethernet)
    #expect(packets.map(\.wireLength) == [bytes.count, innermostEthernet.count].map(UInt32.init))
    #expect(packets.map(\.depth) == [0, 1])
    #expect(packets.map(\.flags) == [[.carrier], []])
  }

  /// A packet of a tunnel that holds nothing readable stays what it is.
  @Test(arguments: [
    // PPP, encrypted by MPPE.
    ipTunnel(47, hex("3001 880b 0004 0001 00000001 00fd 9000 1234 5678")),
    ipTunnel(47, hex("0000 0000")),  // A keepalive.
    ipTunnel(47, hex("0000 88ff 0102 0304")),
    udpTunnel(4789, hex("0000 0000 0000 0100") + innermostEthernet),
    udpTunnel(6081, hex("4000 6558 0000 0100") + innermostEthernet),
    udpTunnel(37008, hex("0104 0000 01")),
    udpTunnel(2152, hex("3201 0004 00000000 0001 00 00")),  // An echo request.
    udpTunnel(5247, hex("0100 0000 16fe fd00 0000 0000")),  // Encrypted by DTLS.
    udpTunnel(5247, hex("0010 0208 0000 0000") + innermostEthernet),  // A keep-alive.
    udpTunnel(3544, hex("0102 0304 0506")),
    udpTunnel(1701, hex("c802 000c 0001 0000 0000 0000")),  // A control message.
  ])
  func whatCanNotBeReadInsideLeavesTheOutsideAlone(_ bytes: [UInt8]) throws {
    let packets = decode(bytes, as: .ethernet)
    #expect(packets.count == 1)
    let packet = try #require(packets.first)
    #expect(packet.source == IPAddress("192.0.2.1"))
    #expect(packet.flags == [])
  }

  @Test func theServersSideOfATunnelIsLookedInsideToo() {
    let answer = ethernet(
      0x0800, ipv4(17, udp(hex("30ff 001e 0000 0001") + innermost, from: 2152, to: 40000)))
    #expect(decode(answer, as: .ethernet).map(\.depth) == [0, 1])
  }

  @Test func authenticatedPacketsAreNoTunnel() throws {
    let header = hex("1104 0000 00000001 00000001 000102030405060708090a0b")
    let packets = decode(ethernet(0x0800, ipv4(51, header + udp(hex("6869")))), as: .ethernet)
    #expect(packets.map(\.kind) == [.udp])
    #expect(packets.map(\.protocolNumber) == [17])
    #expect(packets.map(\.depth) == [0])
  }

  @Test func piecesOfAFrameArePutTogether() {
    var decoder = PacketDecoder()
    let first = udpTunnel(5247, hex("0010 0280 0007 0000") + innermostEthernet[..<16])
    let last = udpTunnel(5247, hex("0010 02c0 0007 0010") + innermostEthernet[16...])
    #expect(decoder.decode(first, as: .ethernet).map(\.depth) == [0])
    let packets = decoder.decode(last, as: .ethernet)
    #expect(packets.map(\.depth) == [0, 1])
    #expect(packets.last?.payload.buffer == 0)
    #expect(packets.last?.sourcePort == 1000)
    #expect(packets.last?.sourceMAC == MACAddress("02:00:00:00:00:aa"))
  }

  @Test func aTunnelOverTheAirCarriesFramesThatWereNot() {
    let snap =
      hex("aaaa 0300 0000 0800")
      + udpTunnel(4789, hex("0800 0000 0000 0100") + innermostEthernet)[14...]
    let frame = hex("0809 2c00 0200000000cc 0200000000cc 0200000000dd 1000") + snap
    #expect(
      decode(frame, as: .ieee80211).map(\.flags) == [[.carrier, .wireless, .retry], []])
  }
}
