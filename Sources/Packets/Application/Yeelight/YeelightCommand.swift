/// A line of JSON that a Yeelight lamp is sent or sends (Yeelight WiFi Light Inter-Operation Specification §4).
public struct YeelightCommand: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// What the lamp shall do (§4.1).
    case command(method: String, parameters: [JSONValue])
    /// How it went (§4.2).
    case result([JSONValue])
    case error(String)
    /// What has changed (§4.3).
    case properties([JSONMember])
  }

  public let content: Content

  /// The lamps' port.
  public static let port: UInt16 = 55443

  public init(parsing line: RawSpan) throws(DecodeError) {
    let json = try JSONValue(parsing: line)
    if let method = json["method"]?.string {
      let parameters = json["params"] ?? .null
      content =
        method == "props"
        ? .properties(parameters.members)
        : .command(method: method, parameters: parameters.elements)
    } else if let result = json["result"] {
      content = .result(result.elements)
    } else if let error = json["error"] {
      content = .error(error["message"]?.string ?? "")
    } else {
      throw DecodeError(.invalid(field: "method", value: 0), at: 0)
    }
  }
}
