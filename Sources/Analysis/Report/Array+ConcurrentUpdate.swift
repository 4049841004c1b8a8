import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Has each element changed where it is, on all cores.
  ///
  /// - Parameters:
  ///   - leastLength: so many elements at least that handing them to a core costs little beside them.
  ///   - change: given an element's index with it.
  mutating func concurrentUpdate(
    inPartsOf leastLength: Int, _ change: @Sendable (Int, inout Element) -> Void
  ) {
    let length = lengthOfParts(leastLength)
    let starts = [Int](stride(from: 0, to: count, by: length))
    // Taken out of the whole, no element is copied to be changed: whoever changes a part has it alone.
    var taken: [[Element]] = starts.map { _ in [] }
    for part in starts.indices.reversed() {
      taken[part].reserveCapacity(count - starts[part])
      while count > starts[part], let last = popLast() { taken[part].append(last) }
    }
    let parts = Mutex(taken)
    taken = []
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      var part: [Element] = []
      parts.withLock { swap(&$0[number], &part) }
      let end = starts[number] + part.count
      for place in part.indices { change(end - 1 - place, &part[place]) }
      parts.withLock { swap(&$0[number], &part) }
    }
    parts.withLock { parts in
      for part in parts.indices {
        while let element = parts[part].popLast() { append(element) }
      }
    }
  }
}
