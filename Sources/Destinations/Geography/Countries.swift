/// The names of countries.
public enum Countries {
  /// The English name of an ISO 3166-1 alpha-2 code; nil for what is none.
  public static func name(of code: String) -> String? { names[code] }

  private static let names: [String: String] = Dictionary(
    CountryTable.names.split(separator: "\n").map { line in
      (String(line.prefix(2)), String(line.dropFirst(2)))
    }, uniquingKeysWith: { first, _ in first })
}
