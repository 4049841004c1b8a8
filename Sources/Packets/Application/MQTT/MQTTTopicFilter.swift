/// Which topics a subscription is for (MQTT 5 §4.7): levels between slashes, `+` for any one, `#` for all that follow.
public struct MQTTTopicFilter: Hashable, Sendable {
  public let text: String

  /// - Parameter text: as subscribed to; `$share/GROUP/` before the filter (MQTT 5 §4.8.2) is taken off.
  public init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    self.text = parts.count == 3 && parts[0] == "$share" ? String(parts[2]) : text
  }

  public var hasWildcard: Bool {
    text.utf8.contains(UInt8(ascii: "#")) || text.utf8.contains(UInt8(ascii: "+"))
  }

  /// Whether a topic is among them. A wildcard at the start does not stand for `$SYS` and the like.
  public func matches(_ topic: String) -> Bool {
    var filter = Substring(text).utf8
    var rest = Substring(topic).utf8
    if rest.first == UInt8(ascii: "$"), filter.first != UInt8(ascii: "$") { return false }
    while true {
      let wanted = filter.prefix { $0 != UInt8(ascii: "/") }
      if wanted.elementsEqual("#".utf8) { return true }
      let level = rest.prefix { $0 != UInt8(ascii: "/") }
      guard wanted.elementsEqual("+".utf8) || wanted.elementsEqual(level) else { return false }
      filter = filter.dropFirst(wanted.count)
      rest = rest.dropFirst(level.count)
      if filter.isEmpty { return rest.isEmpty }
      filter = filter.dropFirst()
      // `sport/#` is for `sport` itself too.
      if rest.isEmpty { return filter.elementsEqual("#".utf8) }
      rest = rest.dropFirst()
    }
  }
}
