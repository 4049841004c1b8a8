import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct StreamOrderTests {
  private let moment = Moment(
    time: 1, evidence: Evidence(capture: 0, frame: 1), sender: .client)

  /// Takes segments as a receiver would and gives the bytes in order.
  private func received(
    _ segments: [(sequence: UInt32, bytes: [UInt8])], start: UInt32
  ) -> (bytes: [UInt8], order: StreamOrder) {
    var order = StreamOrder()
    var bytes: [UInt8] = []
    order.place(at: start, isStart: true)
    for segment in segments {
      if let known = order.arrive(
        segment.bytes.rawSpan, at: segment.sequence, in: moment)
      {
        bytes += segment.bytes[known...]
      }
      while let ready = order.takeReady() { bytes += ready.bytes }
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
    #expect(order.takeReady()?.bytes == [2, 3])
  }

  @Test func whatWaitsIsBounded() {
    let segments = (0..<100).map {
      (sequence: UInt32(200 + $0 * 2000), bytes: [UInt8](repeating: 7, count: 1400))
    }
    let (_, order) = received(segments, start: 100)
    #expect(order.isFull)
  }

  /// Whatever the order, every byte is the one that was captured first.
  @Test func ofSegmentsThatOverlapTheFirstCopyCounts() {
    var numbers = SplitMix64(seed: 4)
    for _ in 0..<300 {
      var held: [Int: UInt8] = [:]
      var segments: [(sequence: UInt32, bytes: [UInt8])] = []
      let start = UInt32.max - UInt32.random(in: 0...200, using: &numbers)
      for _ in 0..<40 {
        let from = Int.random(in: 1...160, using: &numbers)
        let count = Int.random(in: 1...40, using: &numbers)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        segments.append((start &+ UInt32(from), bytes))
        for (index, byte) in bytes.enumerated() where held[from + index] == nil {
          held[from + index] = byte
        }
      }
      // Last comes the byte that all wait for.
      segments.append((start, [0]))
      held[0] = 0
      var expected: [UInt8] = []
      while let byte = held[expected.count] { expected.append(byte) }
      let (bytes, order) = received(segments, start: start)
      #expect(bytes == expected)
      #expect(order.conflicts > 0)
    }
  }

  @Test func whatWaitsIsOlderThanWhatFillsTheGap() {
    let (bytes, order) = received([(103, [3, 4]), (100, [0, 1, 2, 33, 44, 5])], start: 100)
    #expect(bytes == [0, 1, 2, 3, 4, 5])
    #expect(order.conflicts == 1)
    let (others, _) = received([(100, [0, 1]), (104, [4]), (101, [1, 2, 3, 44, 5])], start: 100)
    #expect(others == [0, 1, 2, 3, 4, 5])
  }

  @Test func aLongerRepetitionIsComparedAsFarAsTheFirstWent() {
    #expect(received([(100, [1, 2]), (100, [1, 2, 3])], start: 100).order.conflicts == 0)
    #expect(received([(100, [1, 2]), (100, [1, 9, 3])], start: 100).order.conflicts == 1)
    // A keep-alive brings a byte that says nothing.
    #expect(received([(100, [1]), (100, [0])], start: 100).order.conflicts == 0)
  }

  @Test func whatASnapLengthCutOffIsPassedOverAtOnce() {
    var (_, order) = received([(100, [1, 2])], start: 100)
    let isPassed = order.passOver(cut: 8, at: 102)
    #expect(isPassed)
    #expect(order.arrive([3].rawSpan, at: 110, in: moment) == 0)
    let isPassedLater = order.passOver(cut: 8, at: 115)
    #expect(!isPassedLater, "it is not what comes next")
    #expect(order.arrive([5].rawSpan, at: 113, in: moment) == nil)
    let isPassedBeforeOthers = order.passOver(cut: 8, at: 111)
    #expect(!isPassedBeforeOthers, "what waits may be among it")
    var unplaced = StreamOrder()
    let isPassedAnywhere = unplaced.passOver(cut: 8, at: 0)
    #expect(!isPassedAnywhere)
  }

  @Test func whatWaitsCanBeLetGo() {
    var (_, order) = received([(100, [1]), (105, [2, 3]), (110, [4])], start: 100)
    #expect(order.heldBytes > 3)
    #expect(order.letGo() == 10)
    #expect(order.heldBytes == 0 && !order.isWaiting)
    #expect(order.arrive([5].rawSpan, at: 111, in: moment) == 0)
  }
}
