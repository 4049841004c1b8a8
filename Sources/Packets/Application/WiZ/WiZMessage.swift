/// A message to or from a WiZ lamp or plug: JSON in a datagram, without any seal (as pywizlight speaks it).
public struct WiZMessage: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// What is asked or told, with its parameters.
    case request(JSONValue)
    case result(JSONValue)
    case error(String)
  }

  /// `setPilot`, `getSystemConfig`, …; what answers names it too.
  public let method: String
  public let content: Content

  /// Where devices listen, and where those listen who want to be told of changes.
  public static let port: UInt16 = 38899
  public static let listenerPort: UInt16 = 38900

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let json = try JSONValue(parsing: bytes)
    guard let method = json["method"]?.string else {
      throw DecodeError(.invalid(field: "method", value: 0), at: 0)
    }
    self.method = method
    if let error = json["error"] {
      content = .error(error["message"]?.string ?? "")
    } else {
      content = json["result"].map { .result($0) } ?? .request(json["params"] ?? .null)
    }
  }
}
