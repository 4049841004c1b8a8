import Dispatch
import Synchronization

extension Collection {
  /// How long the parts are that cores take: so many parts that no core waits long for the last, though what is long to do lies
  /// together.
  func lengthOfParts(_ leastLength: Int) -> Int { Swift.max(leastLength, count / 1024) }
}

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// What `transform` makes of each element, in order, made on all cores.
  ///
  /// - Parameter leastLength: so many elements at least that handing them to a core costs little beside them.
  func concurrentMap<Result: Sendable>(
    inPartsOf leastLength: Int = 64, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let length = lengthOfParts(leastLength)
    let parts = (count + length - 1) / length
    guard parts > 1 else { return map(transform) }
    let results = Mutex([[Result]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let start = startIndex + part * length
      let made = self[start..<Swift.min(start + length, endIndex)].reversed().map(transform)
      results.withLock { $0[part] = made }
    }
    // Taken out one by one, from the ends, none is copied.
    var whole: [Result] = []
    whole.reserveCapacity(count)
    results.withLock { parts in
      for part in parts.indices {
        while let result = parts[part].popLast() { whole.append(result) }
      }
    }
    return whole
  }
}
