extension Dictionary {
  /// The value of a key, which is put there if it has none: looked for once.
  mutating func value(of key: Key, ifNone value: Value) -> Value {
    func found(_ value: inout Value) -> Value { value }
    return found(&self[key, default: value])
  }
}
