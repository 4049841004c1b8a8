/// Slots of flows that something awaits, each since when, in the order they came.
struct SlotQueue: Sendable {
  typealias Entry = (slot: UInt32, since: Int64)

  private var entries: [Entry] = []
  /// Those before it are gone.
  private var head = 0

  init(_ entries: [Entry] = []) { self.entries = entries }

  var count: Int { entries.count - head }

  /// - Parameter place: counted from the first that is still there.
  subscript(place: Int) -> Entry { entries[head + place] }

  mutating func append(_ slot: Int, since: Int64) {
    entries.append((UInt32(truncatingIfNeeded: slot), since))
  }

  mutating func removeFirst() -> Entry {
    defer {
      head += 1
      if head > 4096, head * 2 > entries.count {
        entries.removeFirst(head)
        head = 0
      }
    }
    return entries[head]
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    head = 0
  }
}
