import Packets
import TestSupport
import Testing

/// Frames in datagrams of mirrors. The headers are as scapy 2.5.0 writes them.
@Suite struct MirrorProtocolTests {
  private static let frame = hex("ffffffffffff 020000000001 0806 0001")

  @Test(arguments: [
    (MirrorProtocol.tzsp, "0100 0001 01", LinkType.ethernet),
    (.tzsp, "0101 0012 0a01 c8 0e04 00000001 00 01", .ieee80211),
    (.tzsp, "0100 007f 01", .ieee80211AVS),
    (.vxlan, "0800 0000 00002a 00", .ethernet),
    (.gre, "0000 88be", .ethernet),  // ERSPAN type I.
    (.gre, "1000 88be 00000001 1000 0007 00000000", .ethernet),  // II.
    (.gre, "1000 22eb 00000001 2000 0007 00000000 0000 0000", .ethernet),  // III.
    (.gre, "1000 22eb 00000001 2000 0007 00000000 0000 0001 0000000000000000", .ethernet),
    (.gre, "2000 6558 00000007", .ethernet),
    (.gre, "0000 86dd", .ipv6),
    (.gre, "0000 8847", .mpls),
  ])
  func theFrameStandsBehindTheHeader(
    _ mirror: MirrorProtocol, _ header: String, _ linkType: LinkType
  ) throws {
    let datagram = hex(header) + Self.frame
    let frame = try #require(try mirror.frame(in: datagram.rawSpan))
    #expect(frame.linkType == linkType)
    #expect(frame.offset == hex(header).count)
    #expect(frame.originalLength == Self.frame.count)
  }

  @Test func aFrameThatTheMirrorCutHasItsLength() throws {
    let datagram = hex("0100 0001 29 02 05dc 01") + Self.frame
    #expect(try MirrorProtocol.tzsp.frame(in: datagram.rawSpan)?.originalLength == 1500)
  }

  @Test(arguments: ["0104 0000", "0105 0000 01"])
  func whatKeepsTheWayOpenCarriesNone(_ datagram: String) throws {
    #expect(try MirrorProtocol.tzsp.frame(in: hex(datagram).rawSpan) == nil)
  }

  @Test(arguments: [
    (MirrorProtocol.tzsp, ""), (.tzsp, "0200 0001 01 ff"), (.tzsp, "0100 0001 0a"),
    (.tzsp, "0100 0001 0aff 01 ff"), (.tzsp, "0100 0001 01"), (.tzsp, "0100 00c8 01 ff"),
    (.vxlan, "0000 0000 00002a 00 ff"), (.vxlan, "0800 0000"), (.gre, "0000 0000 ff"),
    (.gre, "1000 88be 00000001 7000 0007 00000000 ff"), (.gre, "0000 8100 ff"),
  ])
  func damageIsAnError(_ mirror: MirrorProtocol, _ datagram: String) {
    #expect(throws: DecodeError.self) { try mirror.frame(in: hex(datagram).rawSpan) }
  }

  @Test func anyBytesAreAFrameWithinThemOrAnError() {
    var random = SplitMix64(seed: 6)
    let beginnings = ["", "01000001", "0100001201", "08000000", "100088be", "100022eb", "f00088be"]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes =
        hex(beginnings.randomElement(using: &random) ?? "")
        + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      for mirror in [MirrorProtocol.tzsp, .vxlan, .gre] {
        guard let frame = try? mirror.frame(in: bytes.rawSpan) else { continue }
        #expect((1..<bytes.count).contains(frame.offset))
        #expect(frame.originalLength >= bytes.count - frame.offset)
      }
    }
  }
}
