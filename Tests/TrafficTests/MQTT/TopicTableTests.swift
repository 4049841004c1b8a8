import Packets
import TestSupport
import Testing

@testable import Traffic

struct TopicTableTests {
  private static func note(_ random: inout SplitMix64, frame: Int) -> (TopicKey, TopicTotals) {
    let client = Party(
      mac: .none, address: IPAddress(v4: 0xc0a8_0100 + UInt32.random(in: 0..<40, using: &random)))
    let key = TopicKey(
      broker: IPAddress(v4: 0xc0a8_0001), port: 1883,
      topic: "t/\(Int.random(in: 0..<3, using: &random))")
    let payload = (0..<Int.random(in: 0..<8, using: &random)).map { UInt8($0) }
    let time = Int64.random(in: 0..<50, using: &random)
    return (
      key,
      TopicTotals(
        message: payload, length: payload.count, isFromClient: Bool.random(using: &random),
        client: client, clientID: "c\(Int.random(in: 0..<20, using: &random))",
        quality: Bool.random(using: &random) ? .atMostOnce : .exactlyOnce,
        isRetained: Bool.random(using: &random), at: time, Evidence(capture: 0, frame: frame))
    )
  }

  @Test func partsMergeToTheWholeInWhateverOrder() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let notes = (1...200).map { Self.note(&random, frame: $0) }
      var whole = TopicTable()
      for (key, totals) in notes { whole.add(key, totals) }
      var parts = Array(repeating: TopicTable(), count: 4)
      for (key, totals) in notes.shuffled(using: &random) {
        parts[Int.random(in: 0..<4, using: &random)].add(key, totals)
      }
      var merged = TopicTable()
      for part in parts.shuffled(using: &random) { merged.merge(part) }
      #expect(merged.topics == whole.topics)
      #expect(whole.cutTopics == merged.cutTopics)
    }
  }

  @Test func membersAndTopicsAreBounded() {
    var random = SplitMix64(seed: 6)
    var table = TopicTable()
    for frame in 1...2000 {
      let (key, totals) = Self.note(&random, frame: frame)
      table.add(key, totals)
    }
    for totals in table.topics.values {
      #expect(totals.publishers.items.count == TopicMembers.bound)
      #expect(totals.publishers.items.allSatisfy { $0.clientIDs.count <= 4 })
    }
    #expect(table.cutTopics == 3)
    for number in 0..<(TopicTable.bound + 10) {
      let key = TopicKey(broker: IPAddress(v4: 1), port: 1, topic: "\(number)")
      table.add(key, TopicTotals(at: 0, Evidence(capture: 0, frame: 1)))
    }
    #expect(table.topics.count == TopicTable.bound)
    #expect(table.omitted == 13)
  }

  @Test func theLatestPayloadStays() {
    let key = TopicKey(broker: IPAddress(v4: 1), port: 1883, topic: "t")
    let client = Party(mac: .none, address: IPAddress(v4: 2))
    var table = TopicTable()
    for (time, byte) in [(5, UInt8(1)), (9, 2), (7, 3)] {
      let totals = TopicTotals(
        message: [byte], length: 1, isFromClient: true, client: client, clientID: nil,
        quality: .atMostOnce, isRetained: false, at: Int64(time),
        Evidence(capture: 0, frame: time))
      table.add(key, totals)
    }
    #expect(table.topics[key]?.lastPayload?.bytes == [2])
    #expect(table.topics[key]?.first == 5)
    #expect(table.topics[key]?.last == 9)
  }

  @Test func longTopicsAreCut() {
    let long = String(repeating: "ä", count: 70_000)
    let key = TopicKey(broker: IPAddress(v4: 1), port: 1, topic: long)
    #expect(key.topic.utf8.count <= TopicKey.topicBound)
  }
}
