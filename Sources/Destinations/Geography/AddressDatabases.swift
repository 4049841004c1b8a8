/// The databases of addresses that are at hand.
public enum AddressDatabases {
  /// Debian's libloc-database; none where it is not installed.
  public static func installed() -> [any AddressDatabase] {
    #if canImport(CLoc)
      (try? LocationDatabase()).map { [$0] } ?? []
    #else
      []
    #endif
  }
}
