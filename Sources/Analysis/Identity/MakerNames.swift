import Synchronization

/// What people call makers, from what registries and devices call them.
enum MakerNames {
  /// What is known of who holds a MAC prefix.
  struct Vendor: Sendable {
    /// Who made a device with such a MAC; nil where the vendor makes network adapters, modules or whole devices for others.
    let maker: String?
    /// Whether its adapters are such as only microcontrollers have.
    let makesMicrocontrollers: Bool
  }

  /// What is known of a vendor, by its name in the registry.
  static func vendor(_ name: String) -> Vendor {
    if let known = known.withLock({ $0[name] }) { return known }
    // Two holders of one prefix are written with a slash or a comma between them: neither is known to be it.
    let bytes = name.utf8.map(\.asciiLowercased)[...]
    let vendor = Vendor(
      maker: components.contains { $0.matches(bytes) } ? nil : brand(name),
      makesMicrocontrollers: microcontrollers.contains { $0.matches(bytes) })
    known.withLock { $0[name] = vendor }
    return vendor
  }

  /// Whether a network stack is one of microcontrollers: lwIP, GainSpan's.
  static func isMicrocontroller(stack: String) -> Bool {
    stack.hasPrefix("lwIP") || stack == "GainSpan"
  }

  /// All brands that the list tells.
  static var brandNames: [String] { brands.map(\.name) }

  /// What was answered before: devices are many, vendors few, and no more than the registry has.
  private static let known = Mutex<[String: Vendor]>([:])

  /// The brand by which a maker is known: the list's, else its name without the legal form.
  static func brand(_ maker: String) -> String {
    let bytes = maker.utf8.map(\.asciiLowercased)[...]
    let traces = ByteTraces(bytes)
    if let known = brands.first(where: { $0.pattern.matches(bytes, traces) }) { return known.name }
    var words = maker.split { $0 == " " || $0 == "," }
    while words.count > 1, let last = words.last,
      legalForms.contains(last.lowercased().filter { $0 != "." })
    {
      words.removeLast()
    }
    return words.isEmpty ? maker : words.joined(separator: " ")
  }

  private static let legalForms: Set = [
    "ab", "ag", "as", "a/s", "bv", "co", "company", "corp", "corporate", "corporation",
    "electronics", "gmbh",
    "inc", "incorporated", "international", "kg", "limited", "llc", "ltd", "ltda", "nv", "oy",
    "plc", "pty",
    "sa", "sas", "spa", "srl", "technologies", "technology", "usa",
  ]

  private static let components = lines(IdentityRules.components).map { GlobPattern($0) }

  private static let microcontrollers = lines(IdentityRules.microcontrollers).map {
    GlobPattern($0)
  }

  private static let brands = lines(IdentityRules.brands).compactMap { line in
    let parts = line.split(separator: " = ")
    return parts.count == 2 ? (pattern: GlobPattern(parts[0]), name: String(parts[1])) : nil
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("//") }
  }
}
