/// A message to or from a Govee light in the home: JSON in a datagram, without any seal (Govee, "WLAN Control (LAN API)").
public struct GoveeMessage: Hashable, Sendable {
  /// `scan`, `turn`, `brightness`, `colorwc`, `devStatus`, …
  public let command: String
  public let data: JSONValue

  /// Where lights listen for those who look for them; where these listen for answers; where lights are told what to do.
  public static let searchPort: UInt16 = 4001
  public static let answerPort: UInt16 = 4002
  public static let controlPort: UInt16 = 4003

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let json = try JSONValue(parsing: bytes)
    guard let command = json["msg"]?["cmd"]?.string else {
      throw DecodeError(.invalid(field: "cmd", value: 0), at: 0)
    }
    self.command = command
    data = json["msg"]?["data"] ?? .null
  }
}
