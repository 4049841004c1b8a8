import TestSupport
import Testing

@testable import Packets

@Suite struct QUICFrameTests {
  /// What the server's packet of RFC 9001 §A.3 carries.
  static let payload = [UInt8](
    hex: """
      02000000000600405a020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a04
      5a1200130100002e00330024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf32b
      b9da1a002b00020304
      """)

  private func frames(
    _ bytes: [UInt8], _ version: QUICVersion = .version1
  ) throws(DecodeError) -> [QUICFrame] {
    var reader = ByteReader(bytes.rawSpan)
    var frames: [QUICFrame] = []
    while reader.remaining > 0 { frames.append(try QUICFrame(parsing: &reader, of: version)) }
    return frames
  }

  @Test func aServersFirstPacketAcknowledgesAndSaysHello() throws {
    let frames = try frames(Self.payload)
    #expect(
      frames == [
        .acknowledgment(largest: 0), .crypto(offset: 0, data: Array(Self.payload.dropFirst(9))),
      ])
  }

  @Test func zerosInARowAreOneFrame() throws {
    let bytes = [UInt8](hex: "01 000000 01 0000")
    #expect(try frames(bytes) == [.ping, .padding(count: 3), .ping, .padding(count: 2)])
  }

  @Test func anAcknowledgmentMayHaveRangesAndCounts() throws {
    let bytes = [UInt8](hex: "03 4100 05 02 01 0203 0405 060708 01")
    #expect(try frames(bytes) == [.acknowledgment(largest: 256), .ping])
  }

  @Test func whoGivesUpSaysWhy() throws {
    let bytes = [UInt8](hex: "1c 4128 06 03 62616421")
    #expect(
      try frames(Array(bytes.dropLast()))
        == [.connectionClose(errorCode: 0x128, reason: Array("bad".utf8))])
  }

  @Test func othersAreNotAllowedInAnInitial() {
    for type in ["04", "08", "10", "1e", "30"] {
      #expect(throws: DecodeError.self) { try frames([UInt8](hex: type + "00000000")) }
    }
  }

  @Test func googlesFramesHaveOtherNumbers() throws {
    #expect(
      try frames([UInt8](hex: "07 08 05 02 abcd 00"), .q050)
        == [.ping, .crypto(offset: 5, data: [0xab, 0xcd]), .padding(count: 1)])
    #expect(throws: DecodeError.self) { try frames([6, 0, 1, 0], .t051) }
  }

  @Test func everyTruncationOfACryptoFrameIsAnError() {
    let frame = Array(Self.payload.dropFirst(5))
    for count in 1..<frame.count {
      #expect(throws: DecodeError.self) { try frames(Array(frame.prefix(count))) }
    }
  }

  @Test func rangesAreBounded() {
    #expect(throws: DecodeError.self) {
      try frames([UInt8](hex: "02 00 00 ffffffffffffffff 00") + [UInt8](repeating: 0, count: 99))
    }
  }

  @Test func corruptedFramesNeverTrap() {
    var random = SplitMix64(seed: 19)
    for _ in 0..<10_000 { _ = try? frames(random.corrupt(Self.payload)) }
  }
}
