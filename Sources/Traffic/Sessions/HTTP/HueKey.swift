import Packets

/// The key by which a Hue bridge, or what speaks as one, knows whom it obeys (Philips Hue CLIP API, version 1).
enum HueKey {
  /// Whether an answer hands one out: `[{"success":{"username":"83b7780291a6ceffbe0bd049104df"}}]`.
  static func isHandedOut(in content: [UInt8]) -> Bool {
    guard content.rawSpan.contains("\"success\""), let json = try? JSONValue(parsing: content)
    else {
      return false
    }
    return json.elements.contains { element in
      element["success"]?["username"]?.string.map { isPlausible($0.rawSpan) } ?? false
    }
  }

  /// Whether it may be such a key: 20 to 64 letters, digits and hyphens, a digit among them.
  static func isPlausible(_ key: RawSpan) -> Bool {
    guard (20...64).contains(key.byteCount) else { return false }
    var reader = ByteReader(key)
    var hasDigit = false
    while let byte = try? reader.read(UInt8.self) {
      guard byte.isAlphanumeric || byte == UInt8(ascii: "-") else { return false }
      if byte.isDigit { hasDigit = true }
    }
    return hasDigit
  }
}

extension HTTPRequestLine {
  /// Whether it asks for one.
  var asksForHueKey: Bool { method == "POST" && (target == "/api" || target == "/api/") }

  /// What a Hue bridge has to tell of, and to be told to (Philips Hue CLIP API, version 1).
  private static let hueResources: Set = [
    "capabilities", "config", "groups", "lights", "resourcelinks", "rules", "scenes", "schedules",
    "sensors",
  ]

  /// Whether its path holds the key by which a Hue bridge, or what speaks as one, knows whom it obeys:
  /// `/api/<username>/lights/1/state`.
  var holdsHueKey: Bool {
    resource(behindKeyAfter: "/api/").map(Self.hueResources.contains) ?? false
  }
}
