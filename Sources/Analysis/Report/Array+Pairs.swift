extension Array {
  /// Each two of them, in order.
  var pairs: [(Element, Element)] {
    indices.flatMap { place in self[(place + 1)...].map { (self[place], $0) } }
  }
}
