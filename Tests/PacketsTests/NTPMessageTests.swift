import Packets
import TestSupport
import Testing

struct NTPMessageTests {
  private func decoded(_ bytes: [UInt8]) throws -> NTPMessage {
    try NTPMessage(parsing: bytes.rawSpan)
  }

  private func control(_ bytes: [UInt8]) throws -> NTPControlMessage {
    try NTPControlMessage(parsing: bytes.rawSpan)
  }

  private func isPlausible(_ bytes: [UInt8]) -> Bool { NTPMessage.isPlausible(bytes.rawSpan) }
  private func isAnswer(_ bytes: [UInt8]) -> Bool { NTPMessage.isAnswer(bytes.rawSpan) }

  @Test func questionsAreRead() throws {
    let message = try decoded(NameSamples.ntpQuestion)
    #expect(message.version == 4 && message.mode == .client && message.leapIndicator == 0)
    #expect(message.pollExponent == 6 && message.precisionExponent == -20)
    #expect(message.rootDispersion.nanoseconds == 1_000_000_000)
    #expect(message.originTime.isUnknown && message.originTime.unixNanoseconds == nil)
    #expect(message.transmitTime.unixNanoseconds == 1_647_673_728_500_000_000)
    #expect(message.keyID == nil && message.extensionCount == 0)
  }

  @Test func answersNameTheirServersServer() throws {
    let message = try decoded(NameSamples.ntpAnswer)
    #expect(message.mode == .server && message.stratum == 2 && message.reference == "192.0.2.1")
    #expect(message.originTime == (try decoded(NameSamples.ntpQuestion)).transmitTime)
  }

  @Test func kissCodesAreText() throws {
    let message = try decoded(NameSamples.ntpKiss)
    #expect(message.stratum == 0 && message.reference == "RATE")
  }

  @Test func extensionsAndAuthenticationAreCounted() throws {
    let message = try decoded(NameSamples.ntpExtended)
    #expect(message.extensionCount == 1 && message.keyID == 7)
  }

  @Test func whatFollowsTheHeaderMayMakeNoSense() throws {
    let message = try decoded(NameSamples.ntpAnswer + [UInt8](repeating: 0, count: 30))
    #expect(message.extensionCount == 0 && message.keyID == nil)
  }

  @Test func timesGoOnAfter2036() {
    #expect(NTPTimestamp(rawValue: 1 << 32).unixNanoseconds == 2_085_978_497_000_000_000)
    #expect(NTPTimestamp(rawValue: .max).unixNanoseconds == 2_085_978_495_999_999_999)
    #expect(NTPTimestamp(rawValue: 1 << 63).unixNanoseconds == -61_505_152_000_000_000)
  }

  @Test func headersMustBeWhole() {
    for count in 0..<48 {
      #expect(throws: DecodeError.self) {
        try decoded(Array(NameSamples.ntpAnswer.prefix(count)))
      }
    }
  }

  @Test(arguments: [0x00, 0x2b, 0x3b, 0x20, 0x26, 0x27] as [UInt8])
  func otherVersionsAndModesAreNoTimekeeping(_ flags: UInt8) {
    var bytes = NameSamples.ntpAnswer
    bytes[0] = flags
    #expect(throws: DecodeError.self) { try decoded(bytes) }
  }

  @Test func versionOneHasNoModes() throws {
    var bytes = NameSamples.ntpQuestion
    bytes[0] = 0x08
    #expect(try decoded(bytes).version == 1)
    #expect(try decoded(bytes).mode == .reserved)
    #expect(isPlausible(bytes))
  }

  @Test func serversAreWatchedAndSteered() throws {
    let list = try control(NameSamples.ntpMonlist)
    #expect(list.isPrivate && !list.isResponse && list.operation == 42 && list.version == 2)
    let read = try control(NameSamples.ntpReadVariables)
    #expect(!read.isPrivate && !read.isResponse && read.operation == 2)
    for sample in [NameSamples.ntpMonlist, NameSamples.ntpReadVariables] {
      #expect(isPlausible(sample))
      for count in sample.indices {
        #expect(throws: DecodeError.self) {
          try control(Array(sample.prefix(count)))
        }
      }
    }
  }

  @Test func answersAreKnownOnAnyPort() {
    #expect(isAnswer(NameSamples.ntpAnswer))
    #expect(!isAnswer(NameSamples.ntpQuestion))
    #expect(!isAnswer(NameSamples.ntpKiss))
    var random = SplitMix64(seed: 123)
    for _ in 0..<10_000 {
      let bytes = (0..<48).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(!isAnswer(bytes))
    }
  }
}
