extension OptionSet where Element == Self {
  /// Whether a flag is set.
  @inline(__always)
  subscript(flag: Self) -> Bool {
    get { contains(flag) }
    set { if newValue { insert(flag) } else { remove(flag) } }
  }
}
