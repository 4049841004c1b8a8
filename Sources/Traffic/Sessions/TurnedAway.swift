import Packets

/// Why a connection that was accepted came to nothing, as one side said in the clear.
public enum TurnedAway: Hashable, Sendable {
  /// A broker's CONNACK that refuses (MQTT 5 §3.2), and why in words.
  case mqtt(String)
  /// A fatal alert before both sides had their keys (RFC 8446 §6.2), who sent it, and its name.
  case tls(by: Sender, String)
  /// A server that answers with errors alone (RFC 9110 §15.5, §15.6), and the status of the first.
  case http(UInt16)

  /// The value of a ``FlowFact/Subject/turnedAway``: `mqtt not authorized`, `tls client certificate_expired`, `http 503`.
  var value: String {
    switch self {
    case .mqtt(let reason): "mqtt \(reason)"
    case .tls(let sender, let alert): "tls \(sender.name) \(alert)"
    case .http(let status): "http \(status)"
    }
  }

  /// Reads such a value again.
  public init?(_ value: String) {
    guard let space = value.firstIndex(of: " ") else { return nil }
    let rest = String(value[value.index(after: space)...])
    switch value[..<space] {
    case "mqtt": self = .mqtt(rest)
    case "http":
      guard let status = UInt16(rest) else { return nil }
      self = .http(status)
    case "tls":
      guard let sender = [Sender.client, .server].first(where: { rest.hasPrefix($0.name + " ") })
      else { return nil }
      self = .tls(by: sender, String(rest.dropFirst(sender.name.count + 1)))
    default: return nil
    }
  }
}

extension SessionNotes {
  /// Notes that the connection came to nothing.
  mutating func turnedAway(_ reason: TurnedAway) { fact(.turnedAway, reason.value) }
}
