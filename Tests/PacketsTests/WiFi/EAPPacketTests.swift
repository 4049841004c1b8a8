import Packets
import TestSupport
import Testing

/// EAP over a LAN, as in a capture of Wireshark's (wpa-eap-tls), and as Wi-Fi Protected Setup has it.
@Suite struct EAPPacketTests {
  private static let request = hex("0200 0006 0109 0006 0d20")
  private static let success = hex("0200 0004 0309 0004")

  private func packet(_ bytes: [UInt8]) throws -> EAPPacket {
    try EAPPacket(parsing: bytes.rawSpan)
  }

  @Test func methodsAreToldFromQuestions() throws {
    #expect(try packet(Self.request).type == 13)
    #expect(try packet(Self.request).isOfMethod)
    // Identity, and the expanded type of Wi-Fi Protected Setup.
    #expect(try !packet(hex("0200 0006 0201 0006 0141")).isOfMethod)
    #expect(try !packet(hex("0200 000e 0201 000e fe00372a 00000001 0100")).isOfMethod)
    #expect(try packet(Self.success).code == 3)
    #expect(try packet(Self.success).type == nil)
  }

  @Test func keysAndStartsAreNone() {
    #expect(throws: DecodeError.self) { try packet(hex("0203 0005 02 008a0010")) }
    #expect(throws: DecodeError.self) { try packet(hex("0101 0000")) }
    #expect(throws: DecodeError.self) { try packet(hex("0200 0004 0709 0004")) }
  }

  @Test func everyTruncationIsAnError() {
    for length in 0..<9 {
      #expect(throws: DecodeError.self) { try packet(Array(Self.request[..<length])) }
    }
    for length in 0..<8 {
      #expect(throws: DecodeError.self) { try packet(Array(Self.success[..<length])) }
    }
  }

  @Test func corruptedBytesNeverTrap() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<10_000 { _ = try? packet(random.corrupt(Self.request)) }
  }
}
