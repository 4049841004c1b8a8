import LiveCapture
import Packets
import Testing

@Suite struct MirrorAddressTests {
  private static let loopback = IPAddress(v4: 0x7f00_0001)

  @Test(arguments: [
    ("tzsp://", MirrorAddress.Kind.datagrams(.tzsp, loopback, port: 37008)),
    ("TZSP://192.0.2.5", .datagrams(.tzsp, IPAddress(v4: 0xc000_0205), port: 37008)),
    ("tzsp://:9", .datagrams(.tzsp, loopback, port: 9)),
    ("vxlan://192.0.2.5/", .datagrams(.vxlan, IPAddress(v4: 0xc000_0205), port: 4789)),
    ("vxlan://[::1]:8472", .datagrams(.vxlan, IPAddress(high: 0, low: 1), port: 8472)),
    ("erspan://", .gre(loopback)),
    ("erspan://[::]", .gre(.unspecified)),
    ("pcap-tcp://router.example:5555", .dialling("router.example", port: 5555)),
    ("pcap-tcp://[2001:db8::1]", .dialling("2001:db8::1", port: 57012)),
    ("pcap-tcp://:4999?listen", .listening(loopback, port: 4999)),
    ("pcap-tcp://?listen", .listening(loopback, port: 57012)),
  ])
  func sensibleAddresses(_ text: String, _ kind: MirrorAddress.Kind) throws {
    #expect(try MirrorAddress(text).kind == kind)
  }

  @Test(arguments: [
    "", "tzsp", "tzsp:/192.0.2.1", "udp://192.0.2.1", "tzsp://router", "tzsp://192.0.2.1:",
    "tzsp://192.0.2.1:0", "tzsp://192.0.2.1:65536", "tzsp://192.0.2.1:+1", "tzsp://192.0.2.1:1:2",
    "tzsp://::1", "tzsp://[::1", "tzsp://[192.0.2.1]", "tzsp://[::1]9", "tzsp://?listen",
    "erspan://192.0.2.1:47", "pcap-tcp://", "pcap-tcp://:5555", "pcap-tcp://router.example?listen",
    "://", "tzsp://192.0.2.1/path", "tzsp://\u{1b}[2J",
  ])
  func addressesThatMakeNoSense(_ text: String) {
    #expect(throws: MirrorAddressError.self) { try MirrorAddress(text) }
  }

  @Test func onlyThisMachineReachesItsOwnAddress() throws {
    #expect(try MirrorAddress("tzsp://").isLoopback == true)
    #expect(try MirrorAddress("erspan://[::1]").isLoopback == true)
    #expect(try MirrorAddress("tzsp://0.0.0.0").isLoopback == false)
    #expect(try MirrorAddress("pcap-tcp://127.0.0.1:1").isLoopback == nil)
  }
}

@Suite struct SenderListTests {
  private func list(_ texts: String...) -> SenderList {
    SenderList(texts.compactMap { IPPrefix($0) })
  }

  @Test func onlyThoseNamedAreHeard() throws {
    let mirror = try MirrorAddress("tzsp://192.0.2.5")
    let list = list("192.0.2.1", "2001:db8::/32")
    for (sender, isHeard) in [
      ("192.0.2.1", true), ("192.0.2.2", false), ("2001:db8:1::1", true), ("127.0.0.1", false),
      ("::ffff:192.0.2.1", true), ("::1", false),
    ] {
      let address = try #require(IPAddress(sender))
      #expect(list.allows(address, at: mirror) == isHeard, "\(sender)")
    }
  }

  @Test func thisMachineIsHeardWhereOnlyItCanSend() throws {
    let mirror = try MirrorAddress("tzsp://")
    let own = try #require(IPAddress("127.0.0.9"))
    #expect(list().allows(own, at: mirror))
    #expect(list("192.0.2.1").allows(own, at: mirror))
    #expect(!list("127.0.0.1").allows(own, at: mirror))
    #expect(list("127.0.0.0/8").allows(own, at: mirror))
  }

  @Test func aMirrorForOthersNeedsAName() throws {
    let mirrors = try ["tzsp://", "pcap-tcp://192.0.2.1:1", "vxlan://[::]"].map {
      try MirrorAddress($0)
    }
    #expect(list().firstUnguarded(mirrors) == mirrors[2])
    #expect(list("192.0.2.1").firstUnguarded(mirrors) == nil)
    #expect(list().firstUnguarded(Array(mirrors[..<2])) == nil)
  }
}
