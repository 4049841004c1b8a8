extension Array where Element == UInt8 {
  /// What stands before the first NUL.
  public var upToNUL: [UInt8] { Array(prefix { $0 != 0 }) }
}
