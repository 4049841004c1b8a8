extension RandomAccessCollection where Index == Int {
  /// Where, among elements that are in order, the first is that doesn't come before what is looked for; the end where all do.
  @inlinable
  public func place(after comesBefore: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        comesBefore(self[middle])
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
