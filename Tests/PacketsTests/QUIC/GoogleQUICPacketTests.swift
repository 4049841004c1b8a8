import TestSupport
import Testing

@testable import Packets

@Suite struct GoogleQUICPacketTests {
  /// A hello with padding, a server's name and a user agent.
  static let hello: [UInt8] = {
    let entries: [(String, String)] = [
      ("PAD\0", "---"), ("SNI\0", "play.example"), ("UAID", "Chrome/74"),
    ]
    var table: [UInt8] = []
    var values: [UInt8] = []
    for (tag, value) in entries {
      values += Array(value.utf8)
      table += Array(tag.utf8) + [UInt8(values.count), 0, 0, 0]
    }
    return Array("CHLO".utf8) + [3, 0, 0, 0] + table + values
  }()

  /// In the frame of Q046, as tshark reads one of Chrome's: stream 1, an offset of two bytes, a length.
  static let version46 =
    [UInt8](hex: "c3 51303436 50 1122334455667788 00000001 000102030405060708090a0b")
    + [UInt8](hex: "a4 01 0400") + [0, UInt8(hello.count)] + hello
  static let version43 =
    [UInt8](hex: "09 1122334455667788 51303433 01 000102030405060708090a0b")
    + [UInt8](hex: "a0 01") + [0, UInt8(hello.count)] + hello
  /// To Q038 numbers were little-endian; to Q033 one more byte of flags came after the hash.
  static let version25 =
    [UInt8](hex: "0d 1122334455667788 51303235 01 000102030405060708090a0b 00")
    + [UInt8](hex: "a0 01") + [UInt8(hello.count), 0] + hello

  @Test(arguments: [(version46, "Q046"), (version43, "Q043"), (version25, "Q025")])
  func aHelloTellsTheServersName(bytes: [UInt8], version: String) throws {
    let packet = try GoogleQUICPacket(parsing: bytes.rawSpan)
    #expect(packet.version.description == version)
    #expect(packet.connectionID.description == "1122334455667788")
    let handshake = try #require(packet.handshake)
    #expect(handshake.isClientHello)
    #expect(handshake.serverName == "play.example")
    #expect(handshake.userAgent == "Chrome/74")
    #expect(handshake.entries.count == 3)
  }

  @Test func everyTruncationOfAHelloIsAnError() {
    for count in Self.hello.indices {
      #expect(throws: DecodeError.self) {
        try GoogleQUICHandshake(parsing: Array(Self.hello.prefix(count)).rawSpan)
      }
    }
  }

  @Test func valuesThatEndBeforeTheyBeginAreErrors() {
    var bytes = Self.hello
    bytes[20] = 1
    #expect(throws: DecodeError.self) { try GoogleQUICHandshake(parsing: bytes.rawSpan) }
  }

  @Test func aPacketThatCarriesSomethingElseIsStillOne() throws {
    let packet = try GoogleQUICPacket(parsing: Array(Self.version46.prefix(40)).rawSpan)
    #expect(packet.handshake == nil)
  }

  @Test func othersAreNot() {
    let others = ["c3 00000001 08", "09 1122334455667788 51303939 01", "c3 51303530 08", ""]
    for digits in others {
      #expect(GoogleQUICPacket.isPlausible([UInt8](hex: digits).rawSpan) == false)
    }
  }

  @Test func corruptedPacketsNeverTrap() {
    var random = SplitMix64(seed: 46)
    let samples = [Self.version46, Self.version43, Self.version25]
    for round in 0..<10_000 {
      let bytes = random.corrupt(samples[round % samples.count])
      _ = try? GoogleQUICPacket(parsing: bytes.rawSpan)
    }
  }
}
