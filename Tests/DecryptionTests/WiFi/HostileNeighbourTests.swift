import Decryption
import Packets
import TestSupport
import Testing

/// What others send, or what arrives damaged, takes nothing away from those who have the key.
@Suite struct HostileNeighbourTests {
  private static let cell: [UInt8] = [2, 0, 0, 0, 1, 0]

  /// The frames of a network whose seven sealed frames its passphrase opens.
  private func frames() throws -> [[UInt8]] {
    try WiFiCorpus.bytes(of: SyntheticNetwork.path(of: "psk-ccmp"))
  }

  private func opened(_ frames: [[UInt8]]) throws -> Int {
    var decoder = PacketDecoder()
    decoder.opener = WiFiDecryptor([try WiFiKey("wpa-pwd:correct horse")])
    var decoded = DecodedPackets()
    for (place, frame) in frames.enumerated() {
      decoder.decode(
        frame.rawSpan,
        FrameHeader(
          time: Int64(place) * 1_000_000, number: place + 1, capture: 0,
          linkType: .ieee80211Radiotap, wireLength: frame.count, offset: 0), into: &decoded)
    }
    return decoded.wiFiFrames.count { $0.protection?.isOpened == true }
  }

  /// Radiotap with its Flags field only.
  private func radiotap(flags: UInt8) -> [UInt8] { [0, 0, 9, 0, 2, 0, 0, 0, flags] }

  private func beacon(named name: String, isDamaged: Bool) -> [UInt8] {
    radiotap(flags: isDamaged ? 0x40 : 0) + [UInt8](hex: "80000000ffffffffffff") + Self.cell
      + Self.cell + [0, 0] + [UInt8](repeating: 0, count: 12)
      + [0, UInt8(name.utf8.count)] + Array(name.utf8)
  }

  private func associationRequest(from station: Int) -> [UInt8] {
    radiotap(flags: 0) + [0, 0, 0, 0] + Self.cell
      + [2, 9, 9, 9, UInt8(station >> 8), UInt8(station & 255)] + Self.cell + [0, 0, 1, 0, 10, 0]
  }

  @Test func aNameThatArrivedDamagedIsNoName() throws {
    let damaged = ["hpme", "home\u{1}", "iome", "hole", "homd"].map {
      beacon(named: $0, isDamaged: true)
    }
    #expect(try opened(damaged + frames()) == 7)
  }

  @Test func manyNamesOfOneCellLeaveTheProvenOne() throws {
    let own = try frames()
    let forged = (0..<20).map { beacon(named: "forged\($0)", isDamaged: false) }
    #expect(try opened(own + forged + own) == 14)
  }

  @Test func aFloodOfStationsForgetsNobodyWithKeys() throws {
    let own = try frames()
    let firstSealed = try #require(
      own.firstIndex { $0[Int($0[2]) + 1] & 0x40 != 0 })
    let flood = (0..<(WiFiDecryptor.associationBound + 100)).map(associationRequest)
    #expect(try opened(own[..<firstSealed] + flood + own[firstSealed...]) == 7)
  }
}
