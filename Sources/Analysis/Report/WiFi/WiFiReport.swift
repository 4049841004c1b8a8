import Packets
import Traffic

/// What one capture heard over the air: networks, stations, and what stayed closed or unheard.
public struct WiFiReport: Sendable {
  /// One access point's cell.
  public struct Network: Sendable {
    public var bssid: MACAddress
    /// Nil where its name was never told.
    public var ssid: String?
    /// Further names of the same cell.
    public var otherNames: [String]
    /// Whether its beacons leave the name out.
    public var isHidden: Bool
    public var facts: WiFiNetwork
    /// Stations that joined it, or exchanged data with it.
    public var clients: Int
    /// Why frames it sent to everybody stay closed; nil where none does.
    public var whyClosed: WhyClosed?
  }

  /// A station in one cell.
  public struct Station: Sendable {
    public var link: WiFiLink
    /// What the station is called, where it is a device of the report.
    public var name: String?
    public var ssid: String?
    public var facts: WiFiStation
    /// What it says its radio can do.
    public var abilities: RadioAbilities?
    /// Why frames of it stay closed; nil where none does.
    public var whyClosed: WhyClosed?
    public var hearing: Hearing

    public var mac: MACAddress { link.station }
    /// Its name, else its address.
    public var label: String { name ?? mac.description }
  }

  /// 802.11 frames.
  public var frames: Int
  public var protectedFrames: Int
  /// Protected frames whose MIC or ICV verified.
  public var decryptedFrames: Int
  /// The first protected frame that stayed closed.
  public var firstClosed: Evidence?
  /// Most frames first.
  public var networks: [Network]
  /// In the order of their networks' addresses.
  public var stations: [Station]

  public var undecryptedFrames: Int { protectedFrames - decryptedFrames }
}

extension WiFiStation {
  /// How much of the 4-way handshake was heard.
  public enum Handshake: String, Sendable {
    case none
    /// Not both halves of what the key is made of: the access point's (messages 1, 3) and the station's (2).
    case incomplete
    case complete
  }

  public var handshake: Handshake {
    let fourWay = messages.filter { $0.rawValue <= WiFiHandshakeStep.Message.fourth.rawValue }
    guard !fourWay.isEmpty else { return .none }
    let hasFirstHalf = fourWay.contains(.first) || fourWay.contains(.third)
    return hasFirstHalf && fourWay.contains(.second) ? .complete : .incomplete
  }
}
