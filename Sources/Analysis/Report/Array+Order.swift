extension Array {
  /// Puts the elements in an order without copying any: `order` holds, for each place, where its element is now.
  mutating func reorder(_ order: [Int]) {
    var order = order
    for start in order.indices where order[start] != start {
      var place = start
      while order[place] != start {
        let next = order[place]
        swapAt(place, next)
        order[place] = place
        place = next
      }
      order[place] = place
    }
  }
}
