/// The names of countries.
public enum Countries {
  /// The English name of an ISO 3166-1 alpha-2 code; nil for what is none.
  public static func name(of code: String) -> String? { names[code] }

  /// Whether its name has an article in a sentence: `in the United States`.
  public static func hasArticle(_ code: String) -> Bool {
    guard let name = name(of: code) else { return false }
    return articled.contains(code)
      || ["United ", "US "].contains(where: name.hasPrefix)
      || [" Islands", " Republic", " Territory", " Territories"].contains(where: name.hasSuffix)
  }

  /// Those that nothing in the name tells of: the Bahamas, Cocos Islands, both Congos, Comoros, Gambia, the Isle of Man,
  /// Maldives, Netherlands, Philippines, Virgin Islands.
  private static let articled: Set<String> = [
    "BS", "CC", "CD", "CG", "GM", "IM", "KM", "MV", "NL", "PH", "VG", "VI",
  ]

  private static let names: [String: String] = Dictionary(
    CountryTable.names.split(separator: "\n").map { line in
      (String(line.prefix(2)), String(line.dropFirst(2)))
    }, uniquingKeysWith: { first, _ in first })
}
