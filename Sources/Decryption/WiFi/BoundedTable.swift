/// A table that forgets its oldest entry when it is full; of those worth keeping only when there are no others.
struct BoundedTable<Key: Hashable, Value> {
  private let bound: Int
  private let isWorthKeeping: (Value) -> Bool
  private var values: [Key: Value] = [:]
  /// In the order in which they came, as a ring once it is full.
  private var keys: [Key] = []
  private var oldest = 0

  init(bound: Int, keeping isWorthKeeping: @escaping (Value) -> Bool) {
    self.bound = bound
    self.isWorthKeeping = isWorthKeeping
  }

  subscript(key: Key) -> Value? { values[key] }

  /// The value of a key, made where there is none.
  mutating func value(of key: Key, made: () -> Value) -> Value {
    if let known = values[key] { return known }
    let value = made()
    if keys.count < bound {
      keys.append(key)
    } else {
      let place = leaving
      values[keys[place]] = nil
      keys[place] = key
      oldest = (place + 1) % bound
    }
    values[key] = value
    return value
  }

  /// Where the entry is that is forgotten next.
  private var leaving: Int {
    for distance in 0..<bound {
      let place = (oldest + distance) % bound
      if let value = values[keys[place]], !isWorthKeeping(value) { return place }
    }
    return oldest
  }
}
