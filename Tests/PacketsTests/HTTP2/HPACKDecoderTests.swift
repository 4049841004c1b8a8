import TestSupport
import Testing

@testable import Packets

/// The examples of RFC 7541 appendix C.
@Suite struct HPACKDecoderTests {
  static let plainRequests = [
    "828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865",
    "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565",
  ]
  static let requests = [
    "828684418cf1e3c2e5f23a6ba0ab90f4ff", "828684be5886a8eb10649cbf",
    "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
  ]
  /// With a table of 256 bytes, which the first one asks for.
  static let responses = [
    """
    3fe101 488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad1718
    63c78f0b97c8e9ae82ae43d3
    """,
    "4883640effc1c0bf",
    """
    88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335df
    dfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007
    """,
  ]

  private func text(_ fields: [HPACKField]) -> [String] {
    fields.map {
      String(decoding: $0.name, as: UTF8.self) + "=" + String(decoding: $0.value, as: UTF8.self)
    }
  }

  private func decode(_ sections: [String]) throws -> [[String]] {
    var decoder = HPACKDecoder()
    return try sections.map { text(try decoder.decode([UInt8](hex: $0).rawSpan)) }
  }

  @Test(arguments: [plainRequests, requests])
  func requestsAreAsPublished(sections: [String]) throws {
    #expect(
      try decode(sections) == [
        [":method=GET", ":scheme=http", ":path=/", ":authority=www.example.com"],
        [
          ":method=GET", ":scheme=http", ":path=/", ":authority=www.example.com",
          "cache-control=no-cache",
        ],
        [
          ":method=GET", ":scheme=https", ":path=/index.html", ":authority=www.example.com",
          "custom-key=custom-value",
        ],
      ])
  }

  @Test func responsesAreAsPublished() throws {
    #expect(
      try decode(Self.responses) == [
        [
          ":status=302", "cache-control=private", "date=Mon, 21 Oct 2013 20:13:21 GMT",
          "location=https://www.example.com",
        ],
        [
          ":status=307", "cache-control=private", "date=Mon, 21 Oct 2013 20:13:21 GMT",
          "location=https://www.example.com",
        ],
        [
          ":status=200", "cache-control=private", "date=Mon, 21 Oct 2013 20:13:22 GMT",
          "location=https://www.example.com", "content-encoding=gzip",
          "set-cookie=foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
        ],
      ])
  }

  /// RFC 7541 §C.1.
  @Test func integersHaveAPrefix() throws {
    var reader = ByteReader([UInt8](hex: "9a0a").rawSpan)
    #expect(try reader.readHPACKInteger(0x1f, bits: 5) == 1337)
    #expect(try reader.readHPACKInteger(0x0a, bits: 5) == 10)
    var endless = ByteReader([UInt8](repeating: 0xff, count: 9).rawSpan)
    #expect(throws: DecodeError.self) { try endless.readHPACKInteger(0xff, bits: 7) }
  }

  @Test func whatWasMissedIsLeftOut() throws {
    var decoder = HPACKDecoder()
    decoder.lose()
    #expect(
      text(try decoder.decode([UInt8](hex: Self.requests[1]).rawSpan))
        == [":method=GET", ":scheme=http", ":path=/", "cache-control=no-cache"])
  }

  @Test func anIndexBeyondTheTablesIsAnError() {
    for digits in ["be", "80", "ff00"] {
      var decoder = HPACKDecoder()
      #expect(throws: DecodeError.self) { try decoder.decode([UInt8](hex: digits).rawSpan) }
    }
  }

  @Test func aTableIsBounded() {
    var decoder = HPACKDecoder()
    // 65,537 bytes.
    #expect(throws: DecodeError.self) { try decoder.decode([UInt8](hex: "3fe2ff03").rawSpan) }
  }

  @Test func aSectionIsBounded() {
    var decoder = HPACKDecoder()
    #expect(throws: DecodeError.self) {
      try decoder.decode([UInt8](repeating: 0x82, count: HPACKDecoder.fieldBound + 1).rawSpan)
    }
  }

  @Test func badHuffmanCodesAreErrors() {
    // The end of a string within it; padding of zeros; padding of a byte and more.
    for digits in ["ffffffff", "18", "1fff"] {
      #expect(throws: DecodeError.self) { try HPACKHuffman.decode([UInt8](hex: digits).rawSpan) }
    }
  }

  @Test func truncationsWithinAFieldAreErrors() {
    let bytes = [UInt8](hex: Self.requests[0])
    for count in 4..<bytes.count {
      var decoder = HPACKDecoder()
      #expect(throws: DecodeError.self) {
        try decoder.decode(Array(bytes.prefix(count)).rawSpan)
      }
    }
  }

  @Test func corruptedSectionsNeverTrap() {
    var random = SplitMix64(seed: 7541)
    let samples = (Self.plainRequests + Self.requests + Self.responses).map { [UInt8](hex: $0) }
    var decoder = HPACKDecoder()
    for round in 0..<10_000 {
      if round % 50 == 0 { decoder = HPACKDecoder() }
      _ = try? decoder.decode(random.corrupt(samples[round % samples.count]).rawSpan)
    }
  }
}
