import Packets
import TestSupport
import Testing

@testable import Traffic

/// What streams hold is bounded over all flows, and what they pass over is told.
struct StreamBoundTests {
  /// Many connections of TP-Link's, each with a long message that never ends.
  private func summary(flows: Int, bound: Int) -> Summary {
    var options = Shard.Options()
    options.streamBytesBound = bound
    var shard = Shard(options)
    var key: UInt8 = 171
    let text = #"{"a":""# + String(repeating: "x", count: 1000)
    // A length of 16 KiB, of which a sixteenth comes.
    let beginning =
      [UInt8](hex: "00004000")
      + text.utf8.map { byte in
        key ^= byte
        return key
      }
    for number in 0..<flows {
      var ends = Exchange.Ends()
      ends.clientPort = UInt16(10_000 + number)
      ends.serverPort = 9999
      var packet = DecodedPacket.between(ends, fromClient: true)
      packet.kind = .tcp
      packet.protocolNumber = 6
      packet.time = Exchange.start + Int64(number) * 1_000_000
      packet.frame = number + 1
      packet.tcpFlags = .ack
      packet.sequence = 1
      packet.payloadLength = UInt32(beginning.count)
      packet.fingerprint = UInt32(number)
      shard.take(packet, payload: beginning.rawSpan)
    }
    var summary = shard.finish()
    summary.close()
    return summary
  }

  @Test func belowTheBoundNothingIsLetGo() {
    let summary = summary(flows: 90, bound: 100_000)
    #expect(summary.limits.isEmpty)
  }

  @Test func atTheBoundThoseThatHoldMostLetGo() {
    let summary = summary(flows: 400, bound: 100_000)
    let limit = summary.limits.first { $0.what == "stream-bytes" }
    // Each holds some thousand bytes; a quarter of the bound is freed at a time.
    #expect((300...380).contains(limit?.reached ?? 0))
    let passed = summary.contacts.values.flatMap { $0.facts.values(of: .passedOver) }
    #expect(passed.reduce(0) { $0 + $1.totals.bytes } >= 300 * 1000)
  }

  @Test func differingBytesAreAFactWithTheirFrame() {
    var notes = SessionNotes(wantsRecords: false)
    var conversation = Conversation()
    for (frame, text) in ["GET /good HTTP/1.1\r\n", "GET /evil HTTP/1.1\r\n"].enumerated() {
      notes.packet.frame = frame + 1
      let bytes = Array(text.utf8)
      conversation.take(bytes.rawSpan, at: 7, upward: true, from: .client, &notes)
    }
    let facts = notes.facts.filter { $0.fact.subject == .conflictingBytes }
    #expect(facts.map(\.fact.value) == ["client"])
    #expect(facts.first?.totals.evidence.frame == 2)
  }
}
