import Packets
import TestSupport
import Testing

@testable import Traffic

/// Tuya devices that announce themselves under the seal whose key everybody has.
struct TuyaDiscoveryTests {
  private func claims(_ datagram: [UInt8]) -> [DeviceClaim.Subject: String] {
    let notes = DatagramTalk([(.client, datagram)], serverPort: 6667).notes()
    #expect(notes.service == "tuya")
    return Dictionary(
      notes.claims.map { ($0.subject, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func theSealIsOpened() {
    #expect(
      claims(TuyaSamples.sealed)
        == [
          .tuyaID: "bf0123456789abcdefwxyz", .tuyaProduct: "keytest1234567", .tuyaVersion: "3.3",
        ])
    #expect(
      claims(TuyaSamples.authenticated)
        == [
          .tuyaID: "bf0123456789abcdefwxyz", .tuyaProduct: "keytest1234567", .tuyaVersion: "3.5",
        ])
  }

  @Test func whatAnotherKeySealedIsNotRead() {
    var other = TuyaSamples.sealed
    other[21] ^= 1
    #expect(claims(other) == [.tuyaVersion: "3.2 or later"])
    var changed = TuyaSamples.authenticated
    changed[40] ^= 1
    #expect(claims(changed) == [.tuyaVersion: "3.5"])
  }

  /// The frames by which an app and a device agree on a key, of version 3.4 and 3.5.
  @Test func keysThatAreAgreedOnTellTheVersion() {
    let newer =
      [UInt8](hex: "000055aa000000010000000300000044")
      + [UInt8](repeating: 7, count: 64) + [UInt8](hex: "0000aa55")
    let newest =
      [UInt8](hex: "00006699 0000 00000001 00000003 0000002c")
      + [UInt8](repeating: 9, count: 44) + [UInt8](hex: "00009966")
    for (frame, version) in [(newer, "3.4"), (newest, "3.5")] {
      let dialogue = Dialogue([(.client, frame)], serverPort: 6668)
      let notes = dialogue.notes()
      #expect(notes.service == "tuya" && notes.gapBytes == 0)
      #expect(notes.claims.map(\.value) == [version])
      #expect(notes.records.joined().contains("agrees on a key"))
      dialogue.expectSegmentationDoesNotMatter()
    }
  }
}
