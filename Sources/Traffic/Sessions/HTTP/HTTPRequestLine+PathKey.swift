import Packets

extension HTTPRequestLine {
  /// What kind of key the path holds, as facts call it: whoever shows it is obeyed. A Hue bridge's; that of Nanoleaf's lights,
  /// `/api/v1/<auth_token>/state` (Nanoleaf Open API); that of an event at Home Assistant, `/api/webhook/<id>` (Home Assistant,
  /// "Automation trigger: webhook", which asks to treat it as a password).
  var pathKey: String? {
    guard target.rawSpan.begins(with: "/api/") else { return nil }
    if holdsHueKey { return "hue-key" }
    if holdsKey(after: "/api/v1/", before: Self.nanoleafResources) { return "nanoleaf-token" }
    return holdsKey(after: "/api/webhook/", before: [""]) ? "webhook-id" : nil
  }

  private static let nanoleafResources: Set = [
    "", "effects", "events", "identify", "panelLayout", "rhythm", "state",
  ]

  /// - Parameter resources: what may follow the key, up to the next slash; nothing, where there is `""`.
  private func holdsKey(after beginning: String, before resources: Set<String>) -> Bool {
    resource(behindKeyAfter: beginning).map(resources.contains) ?? false
  }

  /// What follows the key in the path, up to the next slash: empty where nothing does; nil where there is no key that is
  /// plausible.
  func resource(behindKeyAfter beginning: String) -> String? {
    let bytes = target.rawSpan
    guard bytes.begins(with: beginning) else { return nil }
    let start = beginning.utf8.count
    let end = endOfSegment(from: start)
    guard HueKey.isPlausible(bytes.extracting(start..<end)) else { return nil }
    let next = min(end + 1, bytes.byteCount)
    // The query, too, is no resource.
    guard bytes.extracting(end..<next).begins(with: "/") else { return "" }
    return String(validating: bytes.extracting(next..<endOfSegment(from: next)))
  }

  /// Where a segment of the path ends: at a slash, at the query, or at the end of the target.
  private func endOfSegment(from start: Int) -> Int {
    let bytes = target.utf8Span.span
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") {
      end += 1
    }
    return end
  }
}
