/// Where names are registered, by the public suffix list (<https://publicsuffix.org/list/>).
public enum PublicSuffixes {
  private static let plain = SortedLines(PublicSuffixTable.plain)
  private static let wildcards = SortedLines(PublicSuffixTable.wildcards)
  private static let exceptions = SortedLines(PublicSuffixTable.exceptions)

  /// The part of a name that somebody registered: its public suffix and one label more, in lower case; nil for a
  /// public suffix itself, for an address and for what is no name.
  public static func registrableDomain(of name: String) -> String? {
    guard let name = DomainName(name) else { return nil }
    let suffix = placeOfSuffix(in: name.ancestors)
    return suffix > 0 ? String(name.ancestors[suffix - 1]) : nil
  }

  /// Which of a name's ancestors is the public suffix: an exception's parent, else the longest that a rule names,
  /// else the last label.
  private static func placeOfSuffix(in ancestors: [Substring]) -> Int {
    let last = ancestors.count - 1
    for place in 0..<last {
      if exceptions.contains(ancestors[place]) { return place + 1 }
      if wildcards.contains(ancestors[place + 1]) || plain.contains(ancestors[place]) {
        return place
      }
    }
    return last
  }
}
