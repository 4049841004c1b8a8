import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct StreamOrderTests {
  /// Takes segments as a receiver would and gives the bytes in order.
  private func received(
    _ segments: [(sequence: UInt32, bytes: [UInt8])], start: UInt32
  ) -> (bytes: [UInt8], order: StreamOrder) {
    var order = StreamOrder()
    var bytes: [UInt8] = []
    order.place(at: start, isStart: true)
    for segment in segments {
      if let known = order.arrive(segment.bytes.rawSpan, at: segment.sequence) {
        bytes += segment.bytes[known...]
      }
      while let ready = order.takeReady() { bytes += ready }
    }
    return (bytes, order)
  }

  @Test func shuffledRepeatedAndOverlappingSegmentsGiveTheStream() {
    var numbers = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let stream = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      // Close to the end of sequence space, so that numbers wrap.
      let start = UInt32.max - UInt32.random(in: 0...1500, using: &numbers)
      var segments: [(sequence: UInt32, bytes: [UInt8])] = []
      var offset = 0
      while offset < stream.count {
        let end = min(stream.count, offset + Int.random(in: 1...120, using: &numbers))
        let from = max(0, offset - Int.random(in: 0...40, using: &numbers))
        segments.append((start &+ UInt32(from), Array(stream[from..<end])))
        offset = end
      }
      segments += segments.filter { _ in Int.random(in: 0..<5, using: &numbers) == 0 }
      for index in segments.indices.dropLast() {
        let other = min(segments.count - 1, index + Int.random(in: 0...6, using: &numbers))
        segments.swapAt(index, other)
      }
      let (bytes, order) = received(segments, start: start)
      #expect(bytes == stream)
      #expect(!order.isWaiting)
      #expect(order.conflicts == 0)
    }
  }

  @Test func theFirstCopyCountsAndAnotherIsNoticed() {
    let first = [UInt8]("GET /good HTTP/1.1".utf8)
    let forged = [UInt8]("GET /evil HTTP/1.1".utf8)
    let (bytes, order) = received([(100, first), (100, forged)], start: 100)
    #expect(bytes == first)
    #expect(order.conflicts == 1)
  }

  @Test func aForgedSegmentThatWaitsIsNoticedToo() {
    let (_, order) = received([(110, [1, 2, 3]), (110, [1, 2, 4])], start: 100)
    #expect(order.conflicts == 1)
  }

  @Test func whatIsMissingIsGivenUpWhenAcknowledged() {
    var (_, order) = received([(100, [1]), (105, [2, 3])], start: 100)
    #expect(order.isWaiting)
    #expect(!order.isGapCovered(by: 101))
    #expect(order.isGapCovered(by: 107))
    #expect(order.giveUpGap() == 4)
    #expect(order.takeReady() == [2, 3])
  }

  @Test func whatWaitsIsBounded() {
    let segments = (0..<100).map {
      (sequence: UInt32(200 + $0 * 2000), bytes: [UInt8](repeating: 7, count: 1400))
    }
    let (_, order) = received(segments, start: 100)
    #expect(order.isFull)
  }
}
