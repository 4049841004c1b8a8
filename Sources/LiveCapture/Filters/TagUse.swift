/// What a filter in tcpdump's language says of tags and tunnels: of words behind which that language looks further
/// inside, for all that stands to their right (pcap-filter(7), `vlan`).
enum TagUse: Hashable {
  /// It doesn't speak of them.
  case none
  /// Only frames with the tag pass.
  case required
  /// Only frames without any pass: `not vlan`.
  case excluded
  /// Some of both may pass, or that can't be told.
  case mixed

  private static let tags: Set<String> = ["vlan", "mpls", "pppoes", "geneve", "vxlan"]

  init(_ filter: String) {
    // Spaces around all signs, of which only these say anything here; != is no negation.
    var text = filter.lowercased()
    for (sign, word) in [("!=", " "), ("!", " not "), ("||", " or "), ("&&", " and ")] {
      text = text.split(separator: sign, omittingEmptySubsequences: false).joined(separator: word)
    }
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let places = words.indices.filter { Self.tags.contains(words[$0]) }
    if places.isEmpty {
      self = .none
    } else if words.contains("or") {
      self = .mixed
    } else if !words.contains("not") {
      self = .required
    } else {
      // In a parenthesis more than the tag may be negated.
      let isExcluded =
        !filter.contains("(")
        && places.allSatisfy { place in
          place > 0 && words[place - 1] == "not"
            && (place + 1 == words.count || words[place + 1] == "and")
        }
      self = isExcluded ? .excluded : .mixed
    }
  }
}
