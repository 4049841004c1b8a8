import TestSupport
import Testing

@testable import Traffic

/// Which small messages are pings, answers or records, by their bytes.
@Suite struct BeatRecognitionTests {
  private static func name(_ bytes: [UInt8], length: Int? = nil) -> String {
    switch Beat.content(of: bytes.rawSpan, length: UInt32(length ?? bytes.count)) {
    case .ping(let kind): "ping \(kind.name)"
    case .pong(let kind): "pong \(kind.name)"
    case .record: "record"
    case .other: "other"
    }
  }

  /// A WebSocket control frame (RFC 6455 §5.2).
  private static func control(_ first: UInt8, _ content: [UInt8], isMasked: Bool) -> [UInt8] {
    [first, UInt8(content.count) | (isMasked ? 0x80 : 0)]
      + (isMasked ? [1, 2, 3, 4] : []) + content
  }

  /// An HTTP/2 PING frame (RFC 9113 §6.7).
  private static func ping2(flags: UInt8) -> [UInt8] {
    [0, 0, 8, 6, flags, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]
  }

  private static let longest = [UInt8](repeating: 7, count: 125)

  static let messages: [(bytes: [UInt8], name: String)] = [
    ([0xc0, 0], "ping mqtt"),
    ([0xd0, 0], "pong mqtt"),
    (control(0x89, [], isMasked: false), "ping websocket"),
    (control(0x89, [], isMasked: true), "ping websocket"),
    (control(0x89, [9, 9, 9], isMasked: true), "ping websocket"),
    (control(0x89, longest, isMasked: true), "ping websocket"),
    (control(0x8a, [], isMasked: false), "pong websocket"),
    (control(0x8a, longest, isMasked: false), "pong websocket"),
    (ping2(flags: 0), "ping http2"),
    (ping2(flags: 1), "pong http2"),
    (TLSSamples.record(23, [UInt8](repeating: 1, count: 26)), "record"),
    (TLSSamples.record(23, [1], version: 0x0301), "record"),
  ]

  @Test(arguments: messages)
  func messagesAreKnown(_ bytes: [UInt8], _ name: String) {
    #expect(Self.name(bytes) == name)
  }

  static let nearMisses: [[UInt8]] = [
    // MQTT: with a body, with more after it, with another flag.
    [0xc0, 1], [0xc0, 1, 0], [0xc0, 0, 0], [0xc1, 0], [0xd0, 1], [0xd0, 0, 0],
    // WebSocket: a length that isn't the frame's; more than a control frame may have; a fragment; text, close.
    [0x89, 1], [0x89, 0x80], [0x89, 0x81, 1, 2, 3, 4], [0x89, 0, 0],
    [0x89, 126] + [UInt8](repeating: 7, count: 126), [0x09, 0], [0x81, 0], [0x88, 0],
    // HTTP/2: another length, type, flag, stream; no ninth byte.
    [0, 0, 9, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
    [0, 1, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
    [0, 0, 8, 4, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
    [0, 0, 8, 6, 2, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
    [0, 0, 8, 6, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8],
    [0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    // TLS: of another type, of no version, longer than the segment, empty.
    TLSSamples.record(22, [1, 2, 3]), TLSSamples.record(23, [1, 2], version: 0x0305),
    TLSSamples.record(23, [1, 2], version: 0x0203), [0x17, 3, 3, 0, 9, 1, 2, 3],
    [0x17, 3, 3, 0, 0],
    TLSSamples.record(23, [UInt8](repeating: 1, count: 129)),
    [], [0], [0xc0],
  ]

  @Test(arguments: nearMisses)
  func nearMissesAreNone(_ bytes: [UInt8]) {
    #expect(Self.name(bytes) == "other")
  }

  @Test(arguments: messages)
  func noneIsKnownByItsBeginningAlone(_ bytes: [UInt8], _ name: String) {
    for count in 0..<bytes.count {
      let cut = Array(bytes.prefix(count))
      // What was sent whole and captured in part is known as far as its header was captured; what is shorter is no such
      // message.
      let name = Self.name(cut)
      #expect(name == "other", "\(count) bytes are \(name)")
    }
  }

  @Test(arguments: messages)
  func captureThatCutItMakesItNothingElse(_ bytes: [UInt8], _ name: String) {
    for count in 0...bytes.count {
      let found = Self.name(Array(bytes.prefix(count)), length: bytes.count)
      #expect(found == name || found == "other", "\(count) bytes are \(found)")
    }
  }

  @Test func anyBytesAreReadWithoutATrap() {
    var random = SplitMix64(seed: 5)
    for round in 0..<20_000 {
      let bytes = random.corrupt(Self.messages[round % Self.messages.count].bytes)
      _ = Self.name(bytes)
      _ = Self.name(bytes, length: Int.random(in: 0...200, using: &random))
    }
  }
}
