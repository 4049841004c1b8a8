import Analysis
import Destinations

/// Where a destination is and who runs it, in a few words.
extension ContactReport.Destination {
  /// `AWS Frankfurt`, `TP-Link, AWS Ireland`, `Meross, US`, `Netherlands`; empty where nothing is known. An operator
  /// that its name spells is not told again.
  var placeWords: String {
    guard !isLocal else { return "" }
    var words: [String] = []
    if let name = known.operatorRule?.operator.name, name != known.hosting?.provider, !isSpelt(name)
    {
      words.append(name.inert)
    }
    if let hosting = known.hosting { words.append(hosting.words.inert) }
    if known.hosting?.place == nil, let country = known.country {
      words.append((words.isEmpty ? Countries.name(of: country) ?? country : country).inert)
    }
    return words.joined(separator: ", ")
  }

  /// The same in a sentence: `at AWS Frankfurt`, `in Spain`; empty where nothing is known.
  var locationWords: String {
    let words = placeWords
    guard !words.isEmpty else { return "" }
    guard let country = known.country, words == (Countries.name(of: country) ?? country).inert
    else {
      return "at " + words
    }
    return "in " + (Countries.hasArticle(country) ? "the " : "") + words
  }

  /// Whether the destination's name spells this one anyway.
  private func isSpelt(_ operatorName: String) -> Bool {
    guard let name else { return false }
    func letters(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return letters(name).contains(letters(operatorName))
  }

  /// The lines that tell in full how all that is known of it is known.
  var provenance: [String] {
    var lines: [String] = []
    if let nameSource {
      let source = Self.sourceWords[nameSource] ?? "from \(nameSource)"
      var line = "name \(source.inert)"
      if addresses.count > 1 {
        line += ", for " + addresses.map(\.description).joined(separator: "  ")
      }
      if let canonicalName { line += ", an alias of \(canonicalName.inert)" }
      lines.append(line)
    }
    if known.isDirect {
      lines.append("called by its address: no name of it was asked for, though others were before")
    }
    if let party = known.party {
      lines.append("\(party.party.words): \(party.basis.inert)")
    } else if let rule = known.operatorRule {
      lines.append(
        "\(rule.pattern.inert) belongs to \(rule.operator.name), which \(rule.operator.role.service)"
      )
    }
    let place = placeFacts
    if !place.isEmpty { lines.append(place) }
    if let tracker = known.tracker { lines.append("a tracker by \(tracker.inert)") }
    switch known.bypassedResolver {
    case .named: lines.append("a DNS server that the network did not name to it")
    case .atHome: lines.append("a DNS server outside, though one at home answers")
    case nil: break
    }
    return lines
  }

  private var placeFacts: String {
    var facts: [String] = []
    if let hosting = known.hosting {
      let region = hosting.region.map { " (\($0))" } ?? ""
      facts.append("at \(hosting.words)\(region)")
    }
    if let country = known.country {
      let name = Countries.name(of: country) ?? country
      facts.append(name + (known.countrySource == .database ? " by its address" : ""))
    }
    if let asNumber = known.asNumber {
      facts.append("AS\(asNumber)" + (known.asName.map { " \($0)" } ?? ""))
    }
    return WordWrap.facts(facts.map(\.inert))
  }

  private static let sourceWords = [
    "dns": "asked for by the device (DNS)",
    "sni": "called so by the device (TLS server name)",
    "http-host": "called so by the device (HTTP Host)",
    "certificate": "from its certificate",
    "capture": "from a name resolution block of the capture",
    "reverse-dns": "by reverse DNS, asked for now",
  ]
}

extension DestinationParty {
  /// What it is to the device's maker.
  fileprivate var words: String {
    switch self {
    case .own: "the maker's own"
    case .support: "a service the maker uses"
    case .third: "somebody else's"
    }
  }
}
