import Packets

extension HTTPRequestLine {
  /// What kind of key the path holds, as facts call it: whoever shows it is obeyed. A Hue bridge's; that of Nanoleaf's lights,
  /// `/api/v1/<auth_token>/state` (Nanoleaf Open API); that of an event at Home Assistant, `/api/webhook/<id>` (Home Assistant,
  /// "Automation trigger: webhook", which asks to treat it as a password).
  var pathKey: String? {
    guard target.hasPrefix("/api/") else { return nil }
    if holdsHueKey { return "hue-key" }
    if holdsKey(after: "/api/v1/", before: Self.nanoleafResources) { return "nanoleaf-token" }
    return holdsKey(after: "/api/webhook/", before: [""]) ? "webhook-id" : nil
  }

  private static let nanoleafResources: Set = [
    "", "effects", "events", "identify", "panelLayout", "rhythm", "state",
  ]

  /// - Parameter resources: what may follow the key, up to the next slash; nothing, where there is `""`.
  private func holdsKey(after beginning: String, before resources: Set<String>) -> Bool {
    guard target.hasPrefix(beginning) else { return false }
    let path = target.utf8.dropFirst(beginning.utf8.count).prefix { $0 != UInt8(ascii: "?") }
    let parts = path.split(
      separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    guard let key = parts.first, HueKey.isPlausible(key) else { return false }
    return resources.contains(parts.count > 1 ? String(Substring(parts[1])) : "")
  }
}
