import Packets
import TestSupport
import Testing

@testable import Traffic

/// What ICMP refuses, gathered for whom it concerns.
@Suite struct RefusalsTests {
  /// Port unreachable (type 3, code 3), quoting a datagram of 192.168.1.9:40000 to `host`:123.
  private func message(code: UInt8 = 3, host: UInt8 = 7) throws -> ICMPUnreachable {
    let bytes: [UInt8] =
      [3, code, 0, 0, 0, 0, 0, 0, 0x45, 0, 0, 76, 0, 1, 0, 0, 64, 17, 0, 0]
      + [192, 168, 1, 9, 198, 51, 100, host, 0x9c, 0x40, 0, 123, 0, 56, 0, 0]
    return try ICMPUnreachable(parsing: bytes.rawSpan)
  }

  private var key: Refusals.Key {
    Refusals.Key(
      client: IPAddress("192.168.1.9")!, server: IPAddress("198.51.100.7")!, protocolNumber: 17,
      port: 123)
  }

  @Test func refusalsAreCountedByReason() throws {
    var refusals = Refusals()
    for (index, code) in ([3, 1, 3, 13, 3] as [UInt8]).enumerated() {
      refusals.note(try message(code: code), Evidence(capture: 0, frame: 10 + index))
    }
    let reasons = try #require(refusals.byKey[key])
    #expect(reasons.map(\.code) == [1, 3, 13])
    #expect(reasons.map(\.count) == [1, 3, 1])
    #expect(reasons[1].evidence.items.map(\.frame) == [10, 12, 14])
  }

  @Test func partsMergeToTheWholeInAnyOrder() throws {
    var whole = Refusals()
    var parts = [Refusals(), Refusals()]
    for index in 0..<40 {
      let message = try message(code: UInt8(index % 3), host: UInt8(index % 5))
      whole.note(message, Evidence(capture: 0, frame: index + 1))
      parts[index % 2].note(message, Evidence(capture: 0, frame: index + 1))
    }
    for (first, second) in [(0, 1), (1, 0)] {
      var merged = parts[first]
      merged.merge(parts[second])
      #expect(merged.byKey == whole.byKey)
    }
  }

  @Test func beyondTheBoundRefusalsAreCountedOnly() throws {
    var refusals = Refusals()
    for index in 0..<(Refusals.bound + 100) {
      let bytes: [UInt8] =
        [3, 3, 0, 0, 0, 0, 0, 0, 0x45, 0, 0, 76, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1]
        + [10, 1, UInt8(index >> 8), UInt8(index & 0xff), 0, 1, 0, 123, 0, 56, 0, 0]
      let message = try ICMPUnreachable(parsing: bytes.rawSpan)
      refusals.note(message, Evidence(capture: 0, frame: index + 1))
    }
    #expect(refusals.byKey.count == Refusals.bound)
    #expect(refusals.omitted == 100)
  }
}
