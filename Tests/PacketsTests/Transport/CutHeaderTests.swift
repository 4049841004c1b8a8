import Packets
import Testing

@Suite struct CutHeaderTests {
  /// A segment with 40 bytes of options, kept up to somewhere among them.
  @Test(arguments: 0...40)
  func thePayloadOfACutHeaderLiesWithinTheFrame(_ kept: Int) throws {
    let segment =
      hex("c000 0050 00000001 00000000 f002 0100 0000 0000") + [UInt8](repeating: 1, count: 40)
    let whole = ethernet(0x0800, ipv4(6, segment + hex("6869")))
    let bytes = Array(whole.prefix(14 + 20 + 20 + kept))
    let packet = try #require(decode(bytes, as: .ethernet, wireLength: whole.count).first)
    #expect(packet.kind == .tcp)
    #expect(packet.payloadLength == 2)
    #expect(packet.payload.count == 0)
    #expect(Int(packet.payload.offset) <= bytes.count)
    #expect(packet.flags.contains(.cut))
  }
}
