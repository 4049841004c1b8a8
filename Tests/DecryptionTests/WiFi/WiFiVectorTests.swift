import Packets
import TestSupport
import Testing

@testable import Decryption

/// The parts of 802.11's encryption, against the vectors of the standard's own annex.
@Suite struct WiFiVectorTests {
  /// IEEE 802.11-2020 §J.5.1: each MIC is the next one's key.
  @Test func michaelIsAsPublished() throws {
    var key = [UInt8](repeating: 0, count: 8)
    for (text, mic) in [
      ("", "82925c1ca1d130b8"), ("M", "434721ca40639b3f"), ("Mi", "e8f9becae97e5d29"),
      ("Mic", "90038fc6cf13c1db"), ("Mich", "d55e100510128986"), ("Michael", "0a942b124ecaa546"),
    ] {
      key = try #require(Michael.mic(of: Array(text.utf8), key: key[...]))
      #expect(key == [UInt8](hex: mic), "\(text)")
    }
  }

  /// IEEE 802.11-2020 §J.2.1, test vectors 1 and 2.
  @Test func aTKIPFrameHasTheKeyPublished() throws {
    let mixing = try #require(TKIPKeyMixing(key: [UInt8](0x00...0x0f)))
    let sender = try #require(MACAddress("10:22:33:44:55:66"))
    #expect(
      mixing.frameKey(transmitter: sender, number: 0)
        == [UInt8](hex: "00200033ea8d2f60ca6d1374234a660b"))
    #expect(
      mixing.frameKey(transmitter: sender, number: 1)
        == [UInt8](hex: "00200190ffdc314389a9d9d074fd20aa"))
  }

  /// IEEE 802.11-2020 §J.3.2.
  @Test func keysAreDerivedAsPublished() {
    #expect(
      WiFiKeyDerivation.derive(
        .sha1, key: [UInt8](repeating: 0x0b, count: 20), label: "prefix",
        context: Array("Hi There".utf8), count: 24)
        == [UInt8](hex: "bcd4c650b30b9684951829e0d75f9d54b862175ed9f00606"))
    #expect(
      WiFiKeyDerivation.derive(
        .sha1, key: Array("Jefe".utf8), label: "prefix",
        context: Array("what do ya want for nothing?".utf8), count: 64)
        == [UInt8](
          hex: """
            51f4de5b33f249adf81aeb713a3c20f4fe631446fabdfa58244759ae58ef9009a99abf4eac2ca5fa87e692c4
            40eb40023e7babb206d61de7b92f41529092b8fc
            """))
  }

  /// The check value of CRC-32 (its published digest of nine digits).
  @Test func theChecksumIsAsPublished() {
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xcbf4_3926)
  }

  /// IEEE 802.11-2020 §J.6.4.
  @Test func aCCMPFrameOpensAsPublished() throws {
    let bytes = [UInt8](
      hex: """
        0848c32c 0fd2e128a57c 5030f1844408 abaea5b8fcba 8033 0ce7002076970 3b5
        f3d0a2fe9a3dbf2342a643e43246e80c3c04d019 7845ce0b16f97623
        """)
    var reader = ByteReader(bytes.rawSpan)
    let header = try IEEE80211Header(parsing: &reader)
    let body = reader.readRest()
    let protected = try ProtectedBody(parsing: body)
    #expect(protected.packetNumber == 0xb503_9776_e70c)
    let key = try #require(
      FrameKey(.ccmp128, [UInt8](hex: "c97c1f67ce371185514a8a19f2bdd52f"), .pairwise))
    var authentication = FrameAuthentication()
    #expect(
      key.open(body, protected, header, &authentication)
        == [UInt8](hex: "f8ba1a55d02f85ae967bb62fb6cda8eb7e78a050"))
  }
}
