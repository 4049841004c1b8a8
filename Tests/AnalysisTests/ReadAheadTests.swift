import Foundation
import Synchronization
import Testing

@testable import Analysis

@Suite("Reading runs ahead of the shards, so far and no further")
struct ReadAheadTests {
  @Test func littleIsReadAheadWhileEachShardHasSomethingToDo() {
    let ahead = ReadAhead(shards: 2)
    for _ in 0..<ReadAhead.enough {
      #expect(!ahead.isFarEnough)
      ahead.handOut()
    }
    #expect(ahead.isFarEnough)
    for _ in ReadAhead.few..<ReadAhead.enough {
      #expect(!ahead.isShort)
      ahead.finish(share: 1)
    }
    #expect(ahead.isShort && !ahead.isFarEnough)
  }

  @Test func moreIsReadAheadWhereAShardWouldHaveNothingToDoButNotWithoutBound() {
    let ahead = ReadAhead(shards: 2)
    for _ in 0..<ReadAhead.bound {
      #expect(!ahead.isFarEnough)
      ahead.handOut()
      ahead.finish(share: 1)
    }
    #expect(ahead.isFarEnough && !ahead.isShort)
    ahead.finish(share: 0)
    #expect(!ahead.isFarEnough && ahead.isShort)
  }

  /// Shards of their own pace get everything, and the reader is always woken again.
  @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3])
  func nobodyWaitsForEver(_ shards: Int) {
    let count = 3000
    let ahead = ReadAhead(shards: shards)
    let arrived = (0..<shards).map { _ in DispatchSemaphore(value: 0) }
    let before = Mutex(Array(repeating: 0, count: shards))
    var most = 0
    let done = DispatchGroup()
    for share in 0..<shards {
      done.enter()
      Thread.detachNewThread { [done] in
        for number in 0..<count {
          arrived[share].wait()
          // Each has long stretches, at times of its own.
          if (number / 100) % shards == share { usleep(20) }
          before.withLock { $0[share] -= 1 }
          ahead.finish(share: share)
        }
        done.leave()
      }
    }
    for _ in 0..<count {
      let longest = before.withLock { counts in
        for share in counts.indices { counts[share] += 1 }
        return counts.max() ?? 0
      }
      most = max(most, longest)
      ahead.handOut()
      for semaphore in arrived { semaphore.signal() }
      ahead.waitForRoom()
    }
    done.wait()
    #expect(before.withLock { $0 } == Array(repeating: 0, count: shards))
    #expect(most <= ReadAhead.bound)
  }
}
