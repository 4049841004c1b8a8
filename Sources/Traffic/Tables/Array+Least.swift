extension Array where Element: Comparable {
  /// Keeps the `count` least elements, in order.
  ///
  /// Only they are sorted: a stretch that they end in is divided until it ends with them (C. A. R. Hoare, Algorithm 65: Find,
  /// CACM 4(7), 1961).
  mutating func keepLeast(_ count: Int) {
    guard count > 0 else { return removeAll(keepingCapacity: true) }
    guard count < self.count else { return sort() }
    var low = 0
    var high = self.count
    let last = count - 1
    // Whatever the order they come in: stretches that don't shrink are sorted instead.
    var rounds = 0
    while high - low > 1, rounds < Self.roundBound {
      rounds += 1
      let pivot = Self.median(self[low], self[low + (high - low) / 2], self[high - 1])
      var left = low
      var right = high - 1
      while left <= right {
        while self[left] < pivot { left += 1 }
        while pivot < self[right] { right -= 1 }
        guard left <= right else { break }
        swapAt(left, right)
        left += 1
        right -= 1
      }
      if last <= right {
        high = right + 1
      } else if last >= left {
        low = left
      } else {
        high = low
      }
    }
    removeSubrange(Swift.max(count, high)...)
    sort()
    removeSubrange(count...)
  }

  /// Twice the rounds that a million elements take, each halving what is left.
  private static var roundBound: Int { 40 }

  private static func median(_ first: Element, _ second: Element, _ third: Element) -> Element {
    Swift.max(Swift.min(first, second), Swift.min(Swift.max(first, second), third))
  }
}
