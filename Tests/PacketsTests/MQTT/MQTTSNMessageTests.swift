import Packets
import TestSupport
import Testing

struct MQTTSNMessageTests {
  static let connect = [UInt8](hex: "0c 04 04 01 001e 73656e736f72")
  static let register = [UInt8](hex: "0b 0a 0000 0001 742f74656d")
  static let publish = [UInt8](hex: "0b 0c 20 0005 0002 32312e35")
  static let samples: [[UInt8]] = [
    connect, register, publish, [UInt8](hex: "05 00 01 0384"), [UInt8](hex: "03 01 00"),
    [UInt8](hex: "03 02 01"), [UInt8](hex: "03 05 00"), [UInt8](hex: "07 0b 0005 0001 00"),
    [UInt8](hex: "08 12 20 0003 742f31"), [UInt8](hex: "08 13 20 0005 0003 00"),
    [UInt8](hex: "02 16"), [UInt8](hex: "02 17"), [UInt8](hex: "04 18 003c"),
    [UInt8](hex: "09 0c 02 6869 0000 2131"), [UInt8](hex: "0100 09 0c 01 0005 0000"),
  ]

  private func message(_ bytes: [UInt8]) throws -> MQTTSNMessage {
    try MQTTSNMessage(parsing: bytes.rawSpan)
  }

  @Test func clientsTopicsAndPayloadsAreRead() throws {
    #expect(
      try message(Self.connect).content
        == .connect(clientIdentifier: "sensor", keepAlive: 30, hasWill: false))
    #expect(
      try message(Self.register).content
        == .register(topicIdentifier: 0, messageIdentifier: 1, topicName: "t/tem"))
    guard case .publish(let publish) = try message(Self.publish).content else {
      Issue.record("no PUBLISH")
      return
    }
    #expect(publish.topic == .registered(5))
    #expect(publish.qualityOfService == .atLeastOnce)
    #expect(publish.payload == Array("21.5".utf8))
    #expect(
      try message([UInt8](hex: "08 12 20 0003 742f31")).content
        == .subscribe(messageIdentifier: 3, .name("t/1")))
    #expect(try message([UInt8](hex: "04 18 003c")).content == .disconnect(sleep: 60))
    #expect(try message([UInt8](hex: "02 16")).type.description == "PINGREQ")
  }

  @Test func shortAndPredefinedTopicsAreTold() throws {
    guard case .publish(let short) = try message(Self.samples[13]).content,
      case .publish(let predefined) = try message(Self.samples[14]).content
    else {
      Issue.record("no PUBLISH")
      return
    }
    #expect(short.topic == .name("hi"))
    #expect(predefined.topic == .predefined(5))
  }

  @Test func everyTruncationIsAnError() {
    for sample in Self.samples {
      for count in sample.indices {
        let cut = Array(sample.prefix(count))
        #expect(throws: DecodeError.self) { try MQTTSNMessage(parsing: cut.rawSpan) }
      }
    }
  }

  @Test func corruptedMQTTSNNeverTraps() {
    var random = SplitMix64(seed: 32)
    for round in 0..<10_000 {
      let bytes = random.corrupt(Self.samples[round % Self.samples.count])
      _ = try? MQTTSNMessage(parsing: bytes.rawSpan)
    }
  }
}
