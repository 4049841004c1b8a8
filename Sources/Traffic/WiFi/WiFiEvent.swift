import Packets

/// Something that happened over the air, for the log.
public struct WiFiEvent: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A cell was heard of, or its name was.
    case network(channel: UInt8?, security: [WiFiNetwork.Security], hasWPS: Bool)
    /// A station looks for a network by its name: a wish, no proof that there is one.
    case probe
    /// An access point refused to authenticate a station.
    case refusedAuthentication(StatusCode)
    /// A station asks to join; again, where it comes from another cell of the network.
    case associationRequest(isAgain: Bool)
    case associationResponse(StatusCode)
    /// An association is ended; by the access point, or by the station itself.
    case deauthentication(ReasonCode, byStation: Bool)
    case disassociation(ReasonCode, byStation: Bool)
    case handshake(WiFiHandshakeStep)
  }

  /// Nanoseconds since 1970.
  public let time: Int64
  public let evidence: Evidence
  public let kind: Kind
  public let bssid: MACAddress
  public let ssid: SSID?
  public let station: MACAddress
  /// How strong the frame was heard, in dBm.
  public let signal: Int8?
}
