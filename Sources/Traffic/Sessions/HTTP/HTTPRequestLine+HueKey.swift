import Packets

extension HTTPRequestLine {
  /// What a Hue bridge has to tell of, and to be told to (Philips Hue CLIP API, version 1).
  private static let hueResources: Set = [
    "capabilities", "config", "groups", "lights", "resourcelinks", "rules", "scenes", "schedules",
    "sensors",
  ]

  /// Whether its path holds the key by which a Hue bridge, or what speaks as one, knows whom it obeys:
  /// `/api/<username>/lights/1/state`.
  var holdsHueKey: Bool {
    let beginning = "/api/"
    guard target.hasPrefix(beginning) else { return false }
    let parts = target.utf8.dropFirst(beginning.utf8.count)
      .split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, (20...64).contains(parts[0].count),
      parts[0].allSatisfy({ $0.isAlphanumeric || $0 == UInt8(ascii: "-") }),
      parts[0].contains(where: \.isDigit)
    else { return false }
    let resource = parts[1].prefix { $0 != UInt8(ascii: "?") }
    return Self.hueResources.contains(String(Substring(resource)))
  }
}
