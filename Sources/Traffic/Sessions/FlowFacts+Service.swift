extension FlowFacts {
  /// The protocol that was met most; of those met as often what is inside, for a WebSocket begins as HTTP (RFC 6455 §1.3) and
  /// carries another; else the one that sorts first.
  public var service: String? {
    guard contains(.service) else { return nil }
    var best: Entry?
    for entry in entries where entry.fact.subject == .service {
      if let known = best, !Self.isAhead(entry, of: known) { continue }
      best = entry
    }
    return best?.fact.value
  }

  private static func isAhead(_ entry: Entry, of known: Entry) -> Bool {
    entry.totals.count == known.totals.count
      ? depth(of: entry.fact.value) > depth(of: known.fact.value)
      : entry.totals.count > known.totals.count
  }

  private static func depth(of service: String) -> Int {
    switch service {
    case "http": 0
    case "websocket": 1
    default: 2
    }
  }
}
