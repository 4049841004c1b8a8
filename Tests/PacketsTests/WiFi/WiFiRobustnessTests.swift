import Packets
import TestSupport
import Testing

/// Hostile frames over the air may be wrong, never dangerous.
@Suite struct WiFiRobustnessTests {
  /// A frame after each kind of radio header.
  private static let headers: [(LinkType, [UInt8])] =
    [
      "00001100 6e080000 00 0c 3c144001 d8 a1 01",
      "00001800 28001800 85098004 ce 07050f 4d000000 00000000",
      "00001a00 28002000 3c144001 ce 00 4400 04 04 93000000 00 00 0000",
      "00001a00 28008000 3c144001 ce 00 2040 0200 000b 0000 1200 0200",
      "00001f00 220000c0 030000a0 20080000 00 ce 001122 01 0500 eeeeeeeeee c4 01",
      "00004c00 20000010 ce 000000 2100 0c00 02800100 00000000 00000000 2200 2c00 02000000 80000000"
        + String(repeating: "00000000", count: 8) + "0200d000",
    ].map { (.ieee80211Radiotap, hex($0)) }
    + [
      (
        .ppi,
        hex("0000 5400 6900 0000 0200 1400 0000000000000001 0100 0c00 8509 8004 00 00 d0 a0")
          + hex("0400 3000 07000000 05000000 00 0f 02 30") + [UInt8](repeating: 0x30, count: 8)
          + hex("8509 8004 d0a0 d1a0 80a0 80a0") + [UInt8](repeating: 0, count: 16)
      ),
      (.ieee80211Prism, hex("4400 0000 9000 0000") + [UInt8](repeating: 0, count: 136)),
      (.ieee80211AVS, hex("8021 1001 0000 0040") + [UInt8](repeating: 0, count: 56)),
    ]

  @Test func everyTruncationOfARadioHeaderEnds() {
    for (linkType, header) in Self.headers {
      let whole = header + WiFiSamples.beacon
      for length in 0..<whole.count {
        let cut = Array(whole[..<length])
        if let frame = hear(cut, as: linkType) {
          // The 802.11 header comes after the radio header: less than both is no frame.
          #expect(length >= header.count + 10)
          _ = (frame.radio.antennas, frame.radio.streams)
        }
      }
    }
  }

  @Test func ppiMeasuresToo() throws {
    let (linkType, header) = Self.headers[6]
    let radio = try #require(hear(header + WiFiSamples.beacon, as: linkType)).radio
    #expect(radio.frequency == 2437)
    #expect(radio.format == .ht)
    #expect(radio.mcs == 15)
    #expect(radio.streams == 2)
    #expect(radio.signal == -48)
    #expect(radio.antennas.map(\.signal) == [-48, -47])
  }

  @Test func corruptedRadioHeadersNeverTrap() {
    var random = SplitMix64(seed: 41)
    for round in 0..<10_000 {
      let (linkType, header) = Self.headers[round % Self.headers.count]
      guard let frame = hear(random.corrupt(header) + WiFiSamples.beacon, as: linkType) else {
        continue
      }
      #expect(frame.radio.antennas.count <= RadioHeader.antennaBound)
    }
  }

  @Test func corruptedManagementFramesNeverTrap() {
    var random = SplitMix64(seed: 42)
    for round in 0..<10_000 {
      let sample = WiFiSamples.management[round % WiFiSamples.management.count]
      let body = random.corrupt(Array(sample[24...]))
      for subtype in [sample[0] >> 4, UInt8(round % 16)] {
        guard let message = try? ManagementFrame(parsing: body.rawSpan, subtype: subtype) else {
          continue
        }
        if case .beacon(let cell) = message {
          #expect(cell.elements.ssid?.bytes.count ?? 0 <= SSID.bound)
          #expect((1...8).contains(cell.elements.abilities.receiveStreams))
          #expect((1...8).contains(cell.elements.abilities.sendStreams))
          _ = (cell.elements.ssid?.text, cell.elements.rsn?.keyManagement.map(\.name))
        }
      }
      _ = InformationElements.fingerprint(of: body.rawSpan)
      _ = try? SecurityElement(parsing: body.rawSpan)
      _ = try? WPSElement(parsing: body.rawSpan)
    }
  }
}
