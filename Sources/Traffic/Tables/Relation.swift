/// Which things of one kind go with which of another: pairs, each once and in order.
///
/// Made whole, of tens of thousands of pairs: to sort them is quicker than to make a set for each of one kind.
struct Relation<Left: Comparable & Sendable, Right: Comparable & Sendable>: Sendable {
  /// Everything that goes with something, in order.
  private(set) var keys: [Left] = []
  /// Where in `rights` those of each key begin, and at last where all end.
  private var starts: [Int] = []
  private var rights: [Right] = []

  /// - Parameter pairs: in any order.
  init(_ pairs: consuming [(left: Left, right: Right)]) {
    var pairs = pairs
    pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    rights.reserveCapacity(pairs.count)
    for (left, right) in pairs {
      if keys.last != left {
        keys.append(left)
        starts.append(rights.count)
      } else if rights.last == right {
        continue
      }
      rights.append(right)
    }
    starts.append(rights.count)
  }

  /// What goes with a key, in order; nothing where it is none.
  subscript(left: Left) -> ArraySlice<Right> {
    let place = keys.place { $0 < left }
    return place < keys.count && keys[place] == left ? rights(at: place) : []
  }

  /// All keys in order, each with what goes with it.
  var entries: some Sequence<(key: Left, rights: ArraySlice<Right>)> {
    keys.indices.lazy.map { (keys[$0], rights(at: $0)) }
  }

  /// Whether these two go together.
  func contains(_ left: Left, _ right: Right) -> Bool {
    let rights = self[left]
    let place = rights.place { $0 < right }
    return place < rights.endIndex && rights[place] == right
  }

  private func rights(at place: Int) -> ArraySlice<Right> {
    rights[starts[place]..<starts[place + 1]]
  }
}
