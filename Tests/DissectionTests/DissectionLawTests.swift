import Packets
import TestSupport
import Testing

@testable import Dissection

/// What holds of every frame, whole, cut or damaged.
struct DissectionLawTests {
  /// A frame of every protocol that is shown field by field.
  static let frames: [(name: String, bytes: [UInt8])] =
    [
      ("dns", TestFrame.udp([UInt8](hex: dns), from: 53, to: 4000)),
      ("ntp", TestFrame.udp(NameSamples.ntpExtended, from: 123, to: 123)),
      (
        "ntp",
        TestFrame.udp(
          [UInt8](hex: "970e032a00010048") + [UInt8](repeating: 1, count: 72), from: 123, to: 80)
      ),
      (
        "ntp",
        TestFrame.udp([UInt8](hex: "16a2 0001 0615 0000 0000 0004 613d312c"), from: 123, to: 4000)
      ),
      (
        "ssdp",
        TestFrame.udp(
          Array("M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n".utf8), from: 4000, to: 1900)
      ),
      (
        "mqtt",
        TestFrame.tcp(
          [UInt8](mqtt: 0x10, "00044d5154540586003c051100000e1000016100036162630001780000"),
          from: 4000, to: 1883)
      ),
      (
        "http",
        TestFrame.tcp(
          Array("GET /a?b HTTP/1.1\r\nHost: x.example\r\n\r\n{}".utf8), from: 4000, to: 80)
      ),
      (
        "websocket",
        TestFrame.tcp([UInt8](hex: "810548656c6c6f818537fa213d7f9f4d5158"), from: 4000, to: 80)
      ),
      (
        "http2",
        TestFrame.tcp(
          Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
            + [UInt8](hex: "00000604000000000000030000006400000408000000000000ffff00"), from: 4000,
          to: 8080)
      ),
      (
        "coap",
        TestFrame.udp([UInt8](hex: "42011234aabbb474657374ff68656c6c6f"), from: 4000, to: 5683)
      ),
      (
        "stun",
        TestFrame.udp(
          [UInt8](hex: "0101000c2112a442b7e7a701bc34d686fa87dfae00200008000111e25e12a443"),
          from: 3478, to: 4000)
      ),
      (
        "tftp",
        TestFrame.udp(
          [UInt8](hex: "0001 2f7570646174652e7368 00 6f63746574 00 7473697a65 00 30 00"),
          from: 3072,
          to: 69)
      ),
      (
        "igmp",
        TestFrame.ethernet(TestFrame.ipv4(2, [UInt8](hex: "2200ea030000000104000000effffffa")))
      ),
      (
        "gre",
        TestFrame.ethernet(
          TestFrame.ipv4(
            47,
            [UInt8](hex: "20000800 0000002a") + TestFrame.ipv4(1, [UInt8](hex: "0800f7ff00000000")))
        )
      ),
      (
        "vxlan",
        TestFrame.udp(
          [UInt8](hex: "0800000000007b00") + TestFrame.ethernet([0, 1, 2, 3], type: 0x88b5),
          from: 4000, to: 4789)
      ),
      (
        "nd",
        TestFrame.ethernet(
          [UInt8](
            hex:
              "6000000000203afffe800000000000000000000000000001ff0200000000000000000001ff0000028700000000000000fe8000000000000000000000000000020101020000000020"
          ), type: 0x86dd)
      ),
      (
        "arp",
        TestFrame.ethernet(
          [UInt8](hex: "0001080006040001020000000020c0a80114000000000000c0a80101000000"),
          type: 0x0806
        )
      ),
    ] + LocalFrames.all

  static let dns = """
    1234 8180 0001 0002 0000 0001 0363616d 0768 6f6d 656e 6574 0765 7861 6d70 6c65 00 0001 0001 \
    c00c 0005 0001 0000003c 0004 0161 c010 c00c 0001 0001 0000003c 0004 c0000201 \
    00 0029 1000 0000 0000 0000
    """

  @Test(arguments: frames.map(\.name))
  func layersLeaveNothingOut(_ name: String) throws {
    let bytes = try #require(Self.frames.first { $0.name == name }).bytes
    let dissection = Dissection(ethernet: bytes)
    #expect(dissection.isTiled)
    #expect(dissection.layers.allSatisfy { $0.problem == nil })
    #expect(dissection.layers.count > 2 || name == "arp")
  }

  @Test(arguments: frames.map(\.name))
  func aCutFrameIsShownAsFarAsItGoes(_ name: String) throws {
    let bytes = try #require(Self.frames.first { $0.name == name }).bytes
    for count in bytes.indices {
      #expect(Dissection(ethernet: Array(bytes.prefix(count))).isTiled)
    }
  }

  @Test(arguments: frames.map(\.name))
  func noDamageStopsIt(_ name: String) throws {
    let bytes = try #require(Self.frames.first { $0.name == name }).bytes
    var random = SplitMix64(seed: 7)
    let types: [LinkType] = [
      .ethernet, .ethernet, .ethernet, .ieee80211, .ieee80211Radiotap, .ppi, .linuxSLL, .linuxSLL2,
      .ppp, .pppEthernet, .frameRelay, .mpls, .nflog, .pktap, .pfLog, .raw, .ieee8025, .loop,
    ]
    let services = ["http2", "websocket", nil, "hap", "gquic", "ssh", nil]
    var tiled = 0
    for round in 0..<10_000 {
      let damaged = random.corrupt(bytes)
      let dissection = Dissection(
        of: damaged, linkType: types[round % types.count],
        in: StreamPiece(service: services[round % services.count], continued: round % 7))
      if dissection.isTiled { tiled += 1 }
    }
    #expect(tiled == 10_000)
  }

  @Test func tunnelsDoNotGoOnForEver() {
    var packet = TestFrame.ipv4(17, [])
    for _ in 0..<200 { packet = TestFrame.ipv4(4, packet) }
    let dissection = Dissection(ethernet: TestFrame.ethernet(packet))
    #expect(dissection.isTiled)
    #expect(dissection.layers.count <= Dissection.layerBound + 1)
  }
}
