extension String {
  /// At the head of a sentence: what is no name gets its capital, a device's name stays as it is.
  public var atSentenceStart: String {
    guard self == "it" || Self.ownBeginnings.contains(where: hasPrefix) else { return self }
    return prefix(1).uppercased() + dropFirst()
  }

  private static let ownBeginnings = ["the ", "it ", "one of the two"]
}

extension [String] {
  /// The different ones in the order they come, as a list in a sentence: `a, b and 3 more`.
  public func listed(atMost bound: Int = 3) -> String {
    guard count > 1 else { return first ?? "" }
    var seen: Set<String> = []
    let names = filter { seen.insert($0).inserted }
    guard names.count <= bound else {
      let rest = Quantity.count(names.count - bound)
      return names.prefix(bound).joined(separator: ", ") + " and \(rest) more"
    }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
