import Packets
import Testing

@Suite struct DNSNameTests {
  /// A message of one question, whose name is `name` in hexadecimal at offset 12.
  private func name(_ name: String) throws -> DNSName {
    let message = try DNSMessage(
      MessageSamples.bytes("000100000001000000000000" + name + "00010001"))
    return try #require(message.questions.first).name
  }

  @Test(arguments: [
    "c00c",  // To itself.
    "0161c00c",  // To the start of its own labels.
    "0161c00d",  // Into its own labels.
    "c00e0161c00c",  // Forwards, and back.
    "c0ff",  // Beyond the message.
    "4161",  // A label type of RFC 2673, long withdrawn.
    "8161",  // A label type that never was.
  ])
  func refusesLoopsAndWhatIsNoLabel(_ bytes: String) {
    #expect(throws: DecodeError.self) { try name(bytes) }
  }

  /// Each record's name is a pointer to the name before it.
  @Test func pointersAreCounted() throws {
    var bytes = MessageSamples.bytes("000180000000012c00000000" + "016100")
    bytes += MessageSamples.bytes("00100001000000000000")
    var previous = 12
    for _ in 1..<300 {
      let here = bytes.count
      bytes += [0xc0 | UInt8(previous >> 8), UInt8(previous & 0xff)]
      bytes += MessageSamples.bytes("00100001000000000000")
      previous = here
    }
    let message = try DNSMessage(bytes)
    #expect(message.answers.count == 127)
    #expect(message.answers.last?.name.text == "a")
    #expect(message.isCut)
    #expect(message.malformed?.problem == .limit(field: "compression pointers", bound: 126))
  }

  @Test func aNameHasAtMost255Bytes() throws {
    let label = "3f" + String(repeating: "61", count: 63)
    let most = label + label + label + "3d" + String(repeating: "61", count: 61) + "00"
    #expect(try name(most).wire.count == 255)
    #expect(throws: DecodeError.self) { try name(label + label + label + label + "00") }
    // The same in parts: 128 bytes, then as many more and a pointer to them.
    let bytes = MessageSamples.bytes(
      "000180000001000100000000" + label + label + "00" + "00010001" + label + label + "c00c"
        + "00010001000000000000")
    #expect(try DNSMessage(bytes).malformed?.problem == .limit(field: "name", bound: 255))
  }

  @Test func textEscapesWhatWouldMislead() throws {
    #expect(try name("00").text == ".")
    #expect(try name("00").isRoot)
    #expect(try name("03612e6200").text == #"a\.b"#)
    #expect(try name("03615c6200").text == #"a\\b"#)
    #expect(try name("0400200aff00").text == #"\000 \010\255"#)
    #expect(try name("03612e6201630000").labels == [Array("a.b".utf8), Array("c".utf8)])
  }

  @Test func unicodeTextIsOnlyForWellFormedLabels() throws {
    #expect(try name("03e282ac00").unicodeText == "€")
    #expect(try name("03e282ac02e28200").unicodeText == #"€.\226\130"#)
    // U+009B, which some terminals obey.
    #expect(try name("02c29b00").unicodeText == #"\194\155"#)
    #expect(try name("011b00").unicodeText == #"\027"#)
  }
}
