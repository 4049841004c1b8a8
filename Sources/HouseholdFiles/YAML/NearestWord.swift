/// The word that was probably meant: fewest letters to add, drop, change or swap with the next one,
/// at most a third of the longer word and at least one allowed.
func nearestWord(to word: String, among words: [String]) -> String? {
  let typed = Array(word.lowercased().unicodeScalars.prefix(32))
  let scored = words.map { known in
    let letters = Array(known.unicodeScalars)
    return (
      word: known, distance: distance(typed, letters),
      most: max(1, max(typed.count, letters.count) / 3)
    )
  }
  guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= best.most else {
    return nil
  }
  return best.word
}

/// Optimal string alignment distance.
private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...right.count)]
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let change = rows[row][column] + (left[row] == right[column] ? 0 : 1)
      var least = min(change, rows[row][column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, rows[row - 1][column - 1] + 1)
      }
      current.append(least)
    }
    rows.append(current)
  }
  return rows[left.count][right.count]
}
