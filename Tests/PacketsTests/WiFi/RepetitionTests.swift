import Packets
import Testing

/// Frames that are sent again over the air.
@Suite struct RepetitionTests {
  private static let retry = "0809"
  private static let first = "0801"

  private func frame(
    _ control: String, _ sequence: Int, fragment: Int = 0, from sender: String = "0200000000aa"
  ) -> [UInt8] {
    hex(control + "2c00 0200000000cc" + sender + "0200000000bb")
      + littleEndian(sequence << 4 | fragment) + innermostSNAP
  }

  /// Whether each of these frames is a repetition of one before.
  private func repetitions(_ frames: [[UInt8]]) -> [Bool] {
    var decoder = PacketDecoder()
    return frames.map { bytes in
      decoder.decode(bytes, as: .ieee80211).contains { $0.flags.contains(.repetition) }
    }
  }

  @Test func aRetryOfWhatWasHeardIsARepetition() {
    #expect(
      repetitions([frame(Self.first, 7), frame(Self.retry, 7), frame(Self.retry, 7)])
        == [false, true, true])
  }

  @Test func aRetryOfWhatWasNotHeardIsNew() {
    #expect(
      repetitions([frame(Self.first, 6), frame(Self.retry, 7), frame(Self.retry, 7)])
        == [false, false, true])
  }

  @Test func senderNumberAndFragmentTellFramesApart() {
    #expect(
      repetitions([
        frame(Self.first, 7), frame(Self.retry, 7, from: "0200000000dd"), frame(Self.retry, 8),
        frame("080d", 7, fragment: 1),
      ]) == [false, false, false, false])
  }

  @Test func aNumberWithoutTheRetryBitIsANewFrame() {
    #expect(repetitions([frame(Self.first, 7), frame(Self.first, 7)]) == [false, false])
  }

  /// Block acknowledgments repeat frames of a whole window.
  @Test func framesOfAWindowAreRemembered() {
    let numbers = Array(4000..<4096) + Array(0..<100)
    let frames = numbers.map { frame(Self.first, $0) }
    #expect(repetitions(frames + [frame(Self.retry, 4050)]).last == true)
    // 300 frames later the number stands for another frame.
    let later = (100..<300).map { frame(Self.first, $0) }
    #expect(repetitions(frames + later + [frame(Self.retry, 4050)]).last == false)
  }

  @Test func aDamagedFrameWasNotHeard() {
    let damaged = hex("0000 0900 0200 0000 40") + frame(Self.first, 7)
    let whole = hex("0000 0900 0200 0000 00") + frame(Self.retry, 7)
    var decoder = PacketDecoder()
    let flags = [damaged, whole, whole].map { bytes in
      decoder.decode(bytes, as: .ieee80211Radiotap).map { $0.flags.contains(.repetition) }
    }
    #expect(flags == [[false], [false], [true]])
  }

  @Test func acknowledgmentsAreNeverRepetitions() {
    let ack = hex("d408 0000 0200000000aa")
    #expect(repetitions([ack, ack]) == [false, false])
  }

  @Test func heedingIsEnoughToKnowARepetition() {
    var decoder = PacketDecoder()
    let bytes = frame(Self.first, 7)
    decoder.heed(
      bytes.rawSpan,
      FrameHeader(
        time: 0, number: 1, capture: 0, linkType: .ieee80211, wireLength: bytes.count, offset: 0))
    #expect(
      decoder.decode(frame(Self.retry, 7), as: .ieee80211).map { $0.flags.contains(.repetition) }
        == [true])
  }
}
