import Analysis
import Packets
import TestSupport
import Testing
import Traffic

/// WEP is known by what its frames lack, where no beacon was heard.
@Suite struct SealedByWEPTests {
  /// A protected data frame of a station: with the extended initialisation vector, or without.
  private func frame(_ sequence: UInt8, isExtended: Bool) -> [UInt8] {
    [UInt8](hex: "08412c00 0200000000cc 0200000000aa 0200000000bb") + [sequence << 4, 0]
      + [UInt8](hex: isExtended ? "0100002000000000" : "01020300")
      + [UInt8](repeating: 0x45, count: 40)
  }

  private func hear(_ isExtended: [Bool], keys: [String] = []) throws -> WiFiReport? {
    var pcap = PcapBytes(linkType: UInt32(LinkType.ieee80211.rawValue))
    for (index, isExtended) in isExtended.enumerated() {
      pcap.addFrame(frame(UInt8(index + 1), isExtended: isExtended), fraction: UInt32(index) * 1000)
    }
    return try HeardFrames.travel(pcap.bytes, keys: keys).report.captures.first?.wiFi
  }

  @Test func withoutABeaconItIsKnownByItsFrames() throws {
    let told = try hear([false, false])
    let heard = try #require(told)
    #expect(heard.networks.map(\.facts.security) == [[.wep]])
    let why = try #require(heard.stations.first?.whyClosed)
    #expect(why.text == "No key was given.")
    #expect(why.advice == "Give it with --wifi-key wep:HEX.")
  }

  @Test func aWrongKeyIsDoubted() throws {
    let told = try hear([false, false], keys: ["wep:0102030405"])
    let why = try #require(told?.stations.first?.whyClosed)
    #expect(
      why.text
        == "2 frames open with none of the WEP keys given: they were sealed with another, or damaged on their way."
    )
  }

  @Test func whatHasFramesOfOtherCiphersTooIsNotSaidToBeWEP() throws {
    #expect(try hear([false, true])?.networks.map(\.facts.security) == [[]])
    #expect(try hear([true, true])?.networks.map(\.facts.security) == [[]])
  }
}
