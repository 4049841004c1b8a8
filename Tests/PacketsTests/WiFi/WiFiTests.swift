import Packets
import Testing

@Suite struct WiFiTests {
  private let cell = hex("0200000000cc")
  private let station = hex("0200000000aa")
  private let peer = hex("0200000000bb")

  /// A data frame from the station through its cell to the peer.
  private func dataFrame(
    _ control: String, sequence: Int, fragment: Int = 0, _ body: [UInt8]
  ) -> [UInt8] {
    hex(control + "2c00") + cell + station + peer + littleEndian(sequence << 4 | fragment) + body
  }

  @Test func theHeaderTellsItsParts() throws {
    let bytes = hex("884d 2c00") + cell + station + peer + hex("3412 8700")
    var reader = ByteReader(bytes.rawSpan)
    let header = try IEEE80211Header(parsing: &reader)
    #expect(header.type == .data)
    #expect(header.subtype == 8)
    #expect(header.isQoS)
    #expect(header.carriesData)
    #expect(header.toDS && !header.fromDS)
    #expect(header.moreFragments && header.isRetry && header.isProtected)
    #expect(header.sequenceNumber == 0x123)
    #expect(header.fragmentNumber == 4)
    #expect(header.trafficIdentifier == 7)
    #expect(header.hasAggregate)
    #expect(header.length == 26)
    #expect(header.bssid == MACAddress("02:00:00:00:00:cc"))
  }

  @Test func aRetryOverTheAirIsMarked() throws {
    let packet = try #require(
      decode(dataFrame("0809", sequence: 1, innermostSNAP), as: .ieee80211).first)
    #expect(packet.kind == .udp)
    #expect(packet.flags == [.wireless, .retry])
  }

  @Test func aProtectedFrameHasAddressesOnly() throws {
    let packets = decode(dataFrame("0841", sequence: 1, innermostSNAP), as: .ieee80211)
    let packet = try #require(packets.first)
    #expect(packets.count == 1)
    #expect(packet.kind == .other)
    #expect(packet.sourceMAC == MACAddress("02:00:00:00:00:aa"))
    #expect(packet.destinationMAC == MACAddress("02:00:00:00:00:bb"))
    #expect(packet.payload.offset == 24)
  }

  /// A beacon, an acknowledgement, a request to send, a null frame.
  @Test(arguments: [
    (
      "8000 0000 ffffffffffff 0200000000cc 0200000000cc 1000", "02:00:00:00:00:cc",
      "ff:ff:ff:ff:ff:ff"
    ),
    ("d400 0000 0200000000aa", "00:00:00:00:00:00", "02:00:00:00:00:aa"),
    ("b400 0000 0200000000cc 0300000000aa", "02:00:00:00:00:aa", "02:00:00:00:00:cc"),
    (
      "4801 0000 0200000000cc 0200000000aa 0200000000cc 1000", "02:00:00:00:00:aa",
      "02:00:00:00:00:cc"
    ),
  ])
  func framesWithoutDataHaveTheAddressesThereAre(
    _ bytes: String, _ source: String, _ destination: String
  ) throws {
    let packets = decode(hex(bytes), as: .ieee80211)
    let packet = try #require(packets.first)
    #expect(packets.count == 1)
    #expect(packet.kind == .other)
    #expect(packet.flags == .wireless)
    #expect(packet.sourceMAC == MACAddress(source))
    #expect(packet.destinationMAC == MACAddress(destination))
  }

  @Test func everySubframeOfAnAggregateIsAPacket() {
    let subframe = peer + station + bigEndian(innermostSNAP.count) + innermostSNAP
    let longer = ipv4(17, udp(hex("616263"), from: 3000))
    let other =
      station + peer + bigEndian(longer.count + 8) + hex("aaaa 0300 0000 0800") + longer
    let padding = [UInt8](repeating: 0, count: (4 - subframe.count % 4) % 4)
    let packets = decode(
      hex("8801 2c00") + cell + station + cell + hex("1000 8000") + subframe + padding + other,
      as: .ieee80211)
    #expect(packets.map(\.kind) == [.udp, .udp])
    #expect(packets.map(\.sourcePort) == [1000, 3000])
    #expect(packets.map(\.payloadLength) == [2, 3])
    #expect(packets.map { Int($0.wireLength) } == [subframe.count, other.count])
    #expect(packets.map(\.sourceMAC.rawValue) == [0x0200_0000_00aa, 0x0200_0000_00bb])
  }

  @Test func fragmentsArePutTogether() throws {
    var decoder = PacketDecoder()
    let first = dataFrame("0805", sequence: 9, Array(innermostSNAP[..<20]))
    let second = dataFrame("0805", sequence: 9, fragment: 1, Array(innermostSNAP[20..<30]))
    let retry = dataFrame("080d", sequence: 9, fragment: 1, Array(innermostSNAP[20..<30]))
    let last = dataFrame("0801", sequence: 9, fragment: 2, Array(innermostSNAP[30...]))
    for piece in [first, second, retry] {
      #expect(decoder.decode(piece, as: .ieee80211).map(\.kind) == [.other])
    }
    let whole = decoder.decode(last, as: .ieee80211)
    #expect(whole.map(\.kind) == [.udp])
    let packet = try #require(whole.first)
    #expect(packet.payload.buffer == 0)
    #expect(packet.payload.offset == UInt32(innermostSNAP.count - 2))
    #expect(decoder.decode(last, as: .ieee80211).map(\.kind) == [.other])
  }

  @Test func aFragmentOutOfOrderIsNoPartOfAnything() {
    var decoder = PacketDecoder()
    let first = dataFrame("0805", sequence: 9, Array(innermostSNAP[..<20]))
    let last = dataFrame("0801", sequence: 9, fragment: 2, Array(innermostSNAP[20...]))
    #expect(decoder.decode(first, as: .ieee80211).map(\.kind) == [.other])
    #expect(decoder.decode(last, as: .ieee80211).map(\.kind) == [.other])
  }

  /// A frame check sequence may be told by the file, by the header before the frame, or by both: it is there once.
  @Test(arguments: [(UInt8(0x10), 0), (0x10, 4), (0x00, 4)])
  func theFrameCheckSequenceIsLeftOutOnce(_ flags: UInt8, _ fileLength: Int) throws {
    let hasFCS = flags != 0
    let frame =
      [0, 0, 9, 0, 2, 0, 0, 0, flags] + dataFrame("0801", sequence: 1, innermostSNAP)
      + (hasFCS ? [1, 2, 3, 4] : [])
    var decoder = PacketDecoder()
    var packets = DecodedPackets()
    decoder.decode(
      frame.rawSpan,
      FrameHeader(
        time: 0, number: 1, capture: 0, linkType: .ieee80211Radiotap, wireLength: frame.count,
        offset: 0, fcsLength: fileLength), into: &packets)
    let body = try #require(packets.wiFiFrames.first?.body)
    #expect(Int(body.count) == innermostSNAP.count)
    #expect(packets.packets.first?.kind == .udp)
  }

  @Test func theReceiversDoubtIsNoted() {
    let damaged = hex("0000 0900 0200 0000 50") + dataFrame("0801", sequence: 1, innermostSNAP)
    let packets = decode(damaged + hex("01020304"), as: .ieee80211Radiotap)
    #expect(packets.map(\.flags) == [[.wireless, .malformed]])
    #expect(packets.map(\.kind) == [.udp])
  }

  @Test func unfinishedFramesAreBounded() {
    var decoder = PacketDecoder()
    for sequence in 0..<4096 {
      _ = decoder.decode(
        dataFrame("0805", sequence: sequence, innermostSNAP), as: .ieee80211)
    }
    #expect(decoder.framePiecesEvicted == 4096 - 256)
  }
}
