extension Array {
  /// Takes an element in its place among the first `bound` in order, behind those that rank as it does; the last gives way.
  @inline(__always)
  mutating func keep(
    _ element: Element, atMost bound: Int, by comesBefore: (Element, Element) -> Bool
  ) {
    var place = count
    while place > 0, comesBefore(element, self[place - 1]) { place -= 1 }
    guard place < bound else { return }
    if count == bound { removeLast() }
    put(element, at: place)
  }

  /// Takes an element behind the others, unless there are as many as `bound`.
  mutating func append(_ element: Element, atMost bound: Int) {
    if count < bound { append(element) }
  }

  /// Inserts an element; what goes to the end, as most do, moves nothing.
  @inline(__always)
  mutating func put(_ element: Element, at place: Int) {
    if place == count { append(element) } else { insert(element, at: place) }
  }
}
