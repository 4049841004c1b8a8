import Decryption
import Packets
import TestSupport
import Testing

/// Hostile frames may be opened as anything, but never trap.
@Suite struct WiFiRobustnessTests {
  /// The whole captures as frames of bytes, beacons and handshakes first.
  private func samples() throws -> [[UInt8]] {
    try [
      "psk-ccmp", "wpa-tkip", "ft-roaming", "tdls", "suite-b192", "pieces", "wep40", "management",
    ].flatMap {
      try WiFiCorpus.bytes(of: SyntheticNetwork.path(of: $0))
    }
  }

  private func decoder() throws -> PacketDecoder {
    var decoder = PacketDecoder()
    decoder.opener = WiFiDecryptor(
      try ["wpa-pwd:correct horse", "wep:0102030405", "tk:" + String(repeating: "54", count: 32)]
        .map { try WiFiKey($0) })
    return decoder
  }

  private func decode(_ frame: [UInt8], _ decoder: inout PacketDecoder) -> Int {
    var decoded = DecodedPackets()
    decoder.decode(
      frame.rawSpan,
      FrameHeader(
        time: 0, number: 1, capture: 0, linkType: .ieee80211Radiotap, wireLength: frame.count,
        offset: 0), into: &decoded)
    return decoded.packets.count
  }

  @Test func framesCutAnywhereNeverTrap() throws {
    var decoder = try decoder()
    // One of each kind: the same frame twice tells nothing new.
    var kinds: Set<[UInt8]> = []
    for sample in try samples() {
      guard kinds.insert(Array(sample[9..<11]) + [UInt8(sample.count & 255)]).inserted else {
        continue
      }
      for count in 1..<sample.count {
        #expect(decode(Array(sample[..<count]), &decoder) > 0)
      }
      _ = decode(sample, &decoder)
    }
  }

  @Test func corruptedFramesNeverTrap() throws {
    let samples = try samples()
    var decoder = try decoder()
    var random = SplitMix64(seed: 80211)
    for round in 0..<10_000 {
      // Now and then an honest one, so that there are keys.
      let sample = samples[round % samples.count]
      _ = decode(round % 4 == 0 ? sample : random.corrupt(sample), &decoder)
    }
  }

  /// Key data is hostile even when its MIC is right: whoever knows the passphrase may send it.
  @Test func corruptedKeyMessagesNeverTrap() throws {
    let messages = try samples().filter { [UInt8]($0.dropFirst(39).prefix(2)) == [0x88, 0x8e] }
    #expect(!messages.isEmpty)
    var random = SplitMix64(seed: 5)
    for round in 0..<10_000 {
      let bytes = random.corrupt(Array(messages[round % messages.count].dropFirst(41)))
      guard let message = try? EAPOLKeyFrame(parsing: bytes.rawSpan) else { continue }
      #expect(message.authenticated.count <= bytes.count)
      _ = (message.message, message.hasNonce)
    }
  }

  @Test func everyTruncationOfAKeyMessageIsAnError() throws {
    for message in try samples()
    where [UInt8](message.dropFirst(39).prefix(2)) == [0x88, 0x8e] {
      let bytes = Array(message.dropFirst(41))
      #expect(throws: Never.self) { try EAPOLKeyFrame(parsing: bytes.rawSpan) }
      for count in 0..<bytes.count {
        let cut = Array(bytes[..<count])
        #expect(throws: DecodeError.self) { try EAPOLKeyFrame(parsing: cut.rawSpan) }
      }
    }
  }

  /// Tables are bounded, however many networks and stations are made up.
  @Test func madeUpStationsAreForgotten() throws {
    var decoder = try decoder()
    let message = try #require(
      try samples().first { [UInt8]($0.dropFirst(39).prefix(2)) == [0x88, 0x8e] })
    for number in 0..<(2 * WiFiDecryptor.associationBound) {
      var frame = message
      for place in [13, 19] {
        frame[place + 4] = UInt8(number >> 8)
        frame[place + 5] = UInt8(number & 255)
      }
      #expect(decode(frame, &decoder) == 1)
    }
  }
}
