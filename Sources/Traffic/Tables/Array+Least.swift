extension Array where Element: Comparable {
  /// The `count` least elements, in order.
  ///
  /// Only they are sorted: a stretch that they end in is divided until it ends with them (C. A. R. Hoare, Algorithm 65: Find,
  /// CACM 4(7), 1961).
  consuming func least(_ count: Int) -> [Element] {
    guard count > 0, !isEmpty else { return [] }
    guard count < self.count else { return sorted() }
    var elements = self
    var low = 0
    var high = elements.count
    let last = count - 1
    // Whatever the order they come in: stretches that don't shrink are sorted instead.
    var rounds = 0
    while high - low > 1, rounds < Self.roundBound {
      rounds += 1
      let pivot = Self.median(elements[low], elements[low + (high - low) / 2], elements[high - 1])
      var left = low
      var right = high - 1
      while left <= right {
        while elements[left] < pivot { left += 1 }
        while pivot < elements[right] { right -= 1 }
        guard left <= right else { break }
        elements.swapAt(left, right)
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
    elements.removeSubrange(Swift.max(count, high)...)
    elements.sort()
    elements.removeSubrange(count...)
    return elements
  }

  /// Twice the rounds that a million elements take, each halving what is left.
  private static var roundBound: Int { 40 }

  private static func median(_ first: Element, _ second: Element, _ third: Element) -> Element {
    Swift.max(Swift.min(first, second), Swift.min(Swift.max(first, second), third))
  }
}
