/// Blocks of addresses of which few lengths occur: whether one of many covers an address is told by a look for each length.
public struct PrefixSet: Sendable {
  private let prefixes: Set<IPPrefix>
  /// The lengths that occur, by family.
  private let lengths: Set<Int>
  private let lengthsV6: Set<Int>

  public init(_ prefixes: Set<IPPrefix>) {
    self.prefixes = prefixes
    lengths = Set(prefixes.lazy.filter(\.address.isV4).map(\.length))
    lengthsV6 = Set(prefixes.lazy.filter(\.address.isV6).map(\.length))
  }

  /// Whether an address is of one of these blocks.
  public func covers(_ address: IPAddress) -> Bool {
    (address.isV4 ? lengths : lengthsV6).contains { length in
      IPPrefix(address, length: length).map(prefixes.contains) ?? false
    }
  }
}
