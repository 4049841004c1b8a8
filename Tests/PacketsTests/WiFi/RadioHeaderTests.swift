import Packets
import Testing

/// Headers before 802.11 frames, with the values that tshark 4.0.17 reads of them.
@Suite struct RadioHeaderTests {
  /// A data frame from a station to its cell.
  static let frame =
    hex("0801 2c00 0200000000cc 0200000000aa 0200000000bb 1000") + innermostSNAP

  private func radio(_ header: String, _ linkType: LinkType = .ieee80211Radiotap) throws
    -> RadioHeader
  {
    try #require(hear(hex(header) + Self.frame, as: linkType)).radio
  }

  @Test func legacyFramesHaveARate() throws {
    let radio = try radio("00001100 6e080000 00 0c 3c144001 d8 a1 01")
    #expect(radio.format == .legacy)
    #expect(radio.rate == 12)
    #expect(radio.frequency == 5180)
    #expect(radio.signal == -40)
    #expect(radio.noise == -95)
    #expect(radio.mcs == nil)
    #expect(radio.antennas == [.init(number: 1, signal: -40, noise: -95)])
    #expect(RadioChannel.number(at: 5180) == 36)
  }

  @Test func aFrameOf80211nHasStreamsByItsScheme() throws {
    let radio = try radio("00001800 28001800 85098004 ce 07050f 4d000000 00000000")
    #expect(radio.format == .ht)
    #expect(radio.mcs == 15)
    #expect(radio.streams == 2)
    #expect(radio.bandwidth == 40)
    #expect(radio.guardInterval == 400)
    #expect(radio.aggregate == 77)
    #expect(radio.rate == nil)
  }

  @Test func aFrameOf80211acTellsItsStreams() throws {
    let radio = try radio("00001a00 28002000 3c144001 ce 00 4400 04 04 93000000 00 00 0000")
    #expect(radio.format == .vht)
    #expect(radio.mcs == 9)
    #expect(radio.streams == 3)
    #expect(radio.bandwidth == 80)
    #expect(radio.guardInterval == 400)
  }

  @Test func aFrameOf80211axTellsItsStreams() throws {
    let radio = try radio("00001a00 28008000 3c144001 ce 00 2040 0200 000b 0000 1200 0200")
    #expect(radio.format == .he)
    #expect(radio.mcs == 11)
    #expect(radio.streams == 2)
    #expect(radio.bandwidth == 80)
    #expect(radio.guardInterval == 1600)
  }

  /// Fields after the bitmap: not known to tshark 4.0, by the definition at radiotap.org.
  @Test func aFrameOf80211beHasItsFieldsAfterTheBitmap() throws {
    let usig = "2100 0c00 02800100 00000000 00000000"
    let eht = "2200 2c00 02000000 80000000" + String(repeating: "00000000", count: 8) + "0200d000"
    let radio = try radio("00004c00 20000010 ce 000000" + usig + eht)
    #expect(radio.format == .eht)
    #expect(radio.mcs == 13)
    #expect(radio.bandwidth == 160)
    #expect(radio.guardInterval == 1600)
    #expect(radio.streams == nil)
  }

  @Test func antennasAreToldApart() throws {
    let radio = try radio(
      "00001b00 2a0000a0 200800a0 20080000 00 00 3c144001 ce cc 00 c3 01")
    #expect(radio.signal == -50)
    #expect(radio.antennas.map(\.signal) == [-52, -61])
    #expect(radio.antennas.map(\.number) == [0, 1])
  }

  @Test func aVendorsFieldsArePassedOver() throws {
    let radio = try radio(
      "00001f00 220000c0 030000a0 20080000 00 ce 001122 01 0500 eeeeeeeeee c4 01")
    #expect(radio.signal == -50)
    #expect(radio.antennas == [.init(number: 1, signal: -60)])
  }

  /// A driver sets bits in a second word that no definition has: the first word counts.
  @Test func whatIsUnknownEndsTheFieldsButNotTheFrame() throws {
    let radio = try radio("00000e00 20000080 ff010000 ce 11")
    #expect(radio.signal == -50)
    #expect(radio.antennas.isEmpty)
  }

  @Test func fieldsBeyondTheHeaderAreUnknown() throws {
    let radio = try radio("00000900 6e080000 00")
    #expect(radio.rate == nil)
    #expect(radio.signal == nil)
  }

  @Test func prismsItemsAreReadInEitherByteOrder() throws {
    func header(_ number: (UInt32) -> [UInt8], _ short: (UInt16) -> [UInt8]) -> [UInt8] {
      var bytes = number(0x44) + number(144) + [UInt8](repeating: 0x65, count: 16)
      let items: [(UInt32, UInt32)] = [
        (0x1_0044, 5), (0x3_0044, 11), (0x6_0044, UInt32(bitPattern: -48)),
        (0x7_0044, UInt32(bitPattern: -90)), (0x8_0044, 22),
      ]
      for (identifier, value) in items {
        bytes += number(identifier) + short(0) + short(4) + number(value)
      }
      return bytes + [UInt8](repeating: 0, count: 144 - bytes.count)
    }
    let big = header(
      { value in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } },
      { value in [8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } })
    let little = header(
      { value in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } },
      { value in [0, 8].map { UInt8(truncatingIfNeeded: value >> $0) } })
    for bytes in [big, little] {
      let radio = try #require(hear(bytes + Self.frame, as: .ieee80211Prism)).radio
      #expect(radio.frequency == 2462)
      #expect(radio.signal == -48)
      #expect(radio.noise == -90)
      #expect(radio.rate == 22)
      #expect(radio.format == .legacy)
    }
  }

  @Test func avsMeasuresInItsOwnUnits() throws {
    let radio = try radio(
      "80211001 00000040 0000000000000007 0000000000000000 00000004 00000006 0000006e"
        + "00000000 00000000 00000002 ffffffd0 ffffffa6 00000000 00000000", .ieee80211AVS)
    #expect(radio.frequency == 2437)
    #expect(radio.rate == 22)
    #expect(radio.signal == -48)
    #expect(radio.noise == -90)
    #expect(radio.timestamp == 7)
  }

  @Test(arguments: [
    (UInt16(2412), UInt8(1)), (2472, 13), (2484, 14), (5180, 36), (5825, 165), (5955, 1),
    (6115, 33), (4920, 184),
  ])
  func channelsHaveTheirFrequencies(_ frequency: UInt16, _ number: UInt8) {
    #expect(RadioChannel.number(at: frequency) == number)
  }

  @Test func noChannelIsBetweenChannels() {
    #expect(RadioChannel.number(at: 2413) == nil)
    #expect(RadioChannel.number(at: 0) == nil)
    #expect(RadioChannel.frequency(of: 200) == nil)
  }
}

/// The one 802.11 frame of a captured frame.
func hear(_ bytes: [UInt8], as linkType: LinkType) -> WiFiFrame? {
  var decoder = PacketDecoder()
  var packets = DecodedPackets()
  decoder.decode(
    bytes.rawSpan,
    FrameHeader(
      time: 0, number: 1, capture: 0, linkType: linkType, wireLength: bytes.count, offset: 0),
    into: &packets)
  return packets.wiFiFrames.first
}
