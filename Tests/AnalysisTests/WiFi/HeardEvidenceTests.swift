import Analysis
import Behaviour
import Packets
import TestSupport
import Testing

@testable import Traffic

/// What is said of frames heard cites those frames, not whatever of the same station came first.
@Suite struct HeardEvidenceTests {
  private static let cell = "0200000000cc"
  private static let station = "0200000000aa"
  private static let other = "0200000000bb"
  private static let everybody = "ffffffffffff"

  /// A data frame without QoS; its body an IPv4 packet's beginning, or bytes that look like CCMP's.
  private func data(
    _ sequence: Int, fromStation: Bool, isProtected: Bool = false,
    to receiver: String = Self.station
  ) -> [UInt8] {
    let flags = (fromStation ? "01" : "02")
    let control = isProtected ? (fromStation ? "41" : "42") : flags
    let addresses =
      fromStation ? Self.cell + Self.station + Self.other : receiver + Self.cell + Self.other
    return [UInt8](hex: "08" + control + "2c00" + addresses)
      + [UInt8(truncatingIfNeeded: sequence << 4), UInt8(truncatingIfNeeded: sequence >> 4)]
      + [UInt8](hex: isProtected ? "0100002000000000" : "aaaa030000000800")
      + [UInt8](repeating: 0x45, count: 40)
  }

  /// With QoS, where the sequence numbers count for the receiver alone.
  private func qualityData(_ sequence: Int) -> [UInt8] {
    var frame = data(sequence, fromStation: true)
    frame[0] = 0x88
    frame.insert(contentsOf: [0, 0], at: 24)
    return frame
  }

  private func statement(
    _ kind: String, of frames: [[UInt8]], keys: [String] = []
  ) throws -> Vantage.Statement? {
    var pcap = PcapBytes(linkType: UInt32(LinkType.ieee80211.rawValue))
    for (index, frame) in frames.enumerated() {
      pcap.addFrame(frame, fraction: UInt32(index) * 1000)
    }
    return try HeardFrames.travel(pcap.bytes, keys: keys).report.vantage.statements
      .first { $0.kind == kind }
  }

  @Test func theFirstClosedFrameIsCited() throws {
    let closed = try statement(
      "wifi-encrypted",
      of: [
        WiFiSamples.associationRequest, data(1, fromStation: true),
        data(2, fromStation: true, isProtected: true),
        data(3, fromStation: true, isProtected: true),
      ])
    #expect(closed?.evidence.map(\.frame) == [3])
  }

  /// What only everybody is told belongs to no station.
  @Test func whatEverybodyIsToldIsCitedToo() throws {
    let closed = try statement(
      "wifi-encrypted",
      of: [
        WiFiSamples.beacon, data(1, fromStation: false, isProtected: true, to: Self.everybody),
        data(4, fromStation: true), data(5, fromStation: true, isProtected: true),
      ])
    #expect(closed?.evidence.map(\.frame) == [2])
  }

  @Test func aReplayIsCitedItself() {
    func seal(_ replayed: [Bool]) -> WiFiSeal {
      var seal = WiFiSeal()
      for (index, isReplayed) in replayed.enumerated() {
        seal.note(
          WiFiProtection(.opened(.pairwise), isReplayed: isReplayed),
          Evidence(capture: 0, frame: index + 1))
      }
      return seal
    }
    var sum = seal([false, false, true, true])
    #expect(sum.firstReplay?.frame == 3)
    sum.add(seal([false, true]))
    #expect(sum.firstReplay?.frame == 2)
    #expect(sum.replayed == 3)
  }

  @Test func halfAConversationCitesTheHalfThatWasHeard() throws {
    let half = try statement(
      "one-direction",
      of: [WiFiSamples.associationRequest] + (1...12).map { data($0, fromStation: false) })
    #expect(half?.evidence.map(\.frame) == [2])
  }

  /// Of each four numbers one is heard, so that the second frame shows the first gap.
  @Test func whatIsMissingIsCitedByTheFrameThatShowsIt() throws {
    let lacking = try statement(
      "one-direction",
      of: [WiFiSamples.associationRequest] + (1...12).map { qualityData($0 * 4) }
        + [data(1, fromStation: false)])
    #expect(lacking?.evidence.map(\.frame) == [2, 3])
  }
}
