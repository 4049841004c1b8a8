import Packets
import Testing

/// What a station says to everybody, and its access point says after it.
@Suite struct RelayTests {
  private static let cell = "0200000000cc"
  private static let station = "0200000000aa"
  private static let everybody = "ffffffffffff"

  private func said(
    _ sequence: Int, _ content: [UInt8] = innermostSNAP, to group: String = Self.everybody,
    control: String = "0801"
  ) -> [UInt8] {
    hex(control + "2c00" + Self.cell + Self.station + group) + littleEndian(sequence << 4) + content
  }

  private func passedOn(
    _ sequence: Int, _ content: [UInt8] = innermostSNAP, to group: String = Self.everybody,
    from source: String = Self.station, by cell: String = Self.cell
  ) -> [UInt8] {
    hex("08022c00" + group + cell + source) + littleEndian(sequence << 4) + content
  }

  /// Whether each of these frames, a given time after the first in milliseconds, tells nothing new.
  private func repetitions(_ frames: [(Int64, [UInt8])]) -> [Bool] {
    var decoder = PacketDecoder()
    return frames.map { time, bytes in
      var packets = DecodedPackets()
      decoder.decode(bytes.rawSpan, header(bytes, at: time), into: &packets)
      return packets.packets.contains { $0.flags.contains(.repetition) }
    }
  }

  private func header(_ bytes: [UInt8], at milliseconds: Int64) -> FrameHeader {
    FrameHeader(
      time: 1_700_000_000_000_000_000 + milliseconds * 1_000_000, number: 1, capture: 0,
      linkType: .ieee80211, wireLength: bytes.count, offset: 0)
  }

  @Test func theAccessPointsCopyTellsNothingNew() {
    #expect(repetitions([(0, said(1)), (100, passedOn(900))]) == [false, true])
    #expect(repetitions([(0, said(1)), (1000, passedOn(900))]) == [false, true])
    #expect(repetitions([(0, said(1)), (1001, passedOn(900))]) == [false, false])
  }

  @Test func whatOnlyTheAccessPointWasHeardToSayIsNew() {
    #expect(repetitions([(0, passedOn(900)), (50, said(1))]) == [false, false])
  }

  @Test func eachFrameHasOneCopy() {
    let twice: [(Int64, [UInt8])] = [
      (0, said(1)), (1, said(2)), (100, passedOn(900)), (101, passedOn(901)), (102, passedOn(902)),
    ]
    #expect(repetitions(twice) == [false, false, true, true, false])
    // Sent again because it was not acknowledged, it is one frame all the same.
    let again: [(Int64, [UInt8])] = [
      (0, said(1)), (1, said(1, control: "0809")), (100, passedOn(900)), (101, passedOn(901)),
    ]
    #expect(repetitions(again) == [false, true, true, false])
  }

  @Test func cellSourceGroupAndContentTellFramesApart() {
    var other = innermostSNAP
    other[other.count - 1] ^= 1
    for copy in [
      passedOn(900, other), passedOn(900, to: "01005e0000fb"),
      passedOn(900, from: "0200000000bb"), passedOn(900, by: "0200000000dd"),
      passedOn(900, to: "0200000000bb"),
    ] {
      #expect(repetitions([(0, said(1)), (100, copy)]) == [false, false])
    }
  }

  @Test func heedingIsEnoughToKnowACopy() {
    var decoder = PacketDecoder()
    let (first, copy) = (said(1), passedOn(900))
    decoder.heed(first.rawSpan, header(first, at: 0))
    var packets = DecodedPackets()
    decoder.decode(copy.rawSpan, header(copy, at: 100), into: &packets)
    #expect(packets.packets.map { $0.flags.contains(.repetition) } == [true])
    #expect(packets.wiFiFrames.map(\.isRepetition) == [true])
  }

  /// Frames without copies are forgotten at last.
  @Test func whatIsWaitedForIsBounded() {
    var decoder = PacketDecoder()
    for number in 0..<5000 {
      let bytes = said(number & 4095, innermostSNAP + littleEndian(number))
      decoder.heed(bytes.rawSpan, header(bytes, at: 0))
    }
    var packets = DecodedPackets()
    for number in [0, 4999] {
      let bytes = passedOn(number & 4095, innermostSNAP + littleEndian(number))
      decoder.decode(bytes.rawSpan, header(bytes, at: 1), into: &packets)
    }
    #expect(packets.packets.map { $0.flags.contains(.repetition) } == [false, true])
  }
}
