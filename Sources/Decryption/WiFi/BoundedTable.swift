/// A table that forgets its oldest entry when it is full.
struct BoundedTable<Key: Hashable, Value> {
  private let bound: Int
  private var values: [Key: Value] = [:]
  /// In the order in which they came, as a ring once it is full.
  private var keys: [Key] = []
  private var oldest = 0

  init(bound: Int) {
    self.bound = bound
  }

  subscript(key: Key) -> Value? { values[key] }

  /// The value of a key, made where there is none.
  mutating func value(of key: Key, made: () -> Value) -> Value {
    if let known = values[key] { return known }
    let value = made()
    if keys.count < bound {
      keys.append(key)
    } else {
      values[keys[oldest]] = nil
      keys[oldest] = key
      oldest = (oldest + 1) % bound
    }
    values[key] = value
    return value
  }
}
