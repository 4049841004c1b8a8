/// What a TP-Link device says of itself.
public struct TPLinkSystemInformation: Hashable, Sendable {
  /// The name its owner gave it.
  public let alias: String?
  /// `HS110(EU)`.
  public let model: String?
  /// `IOT.SMARTPLUGSWITCH`, `IOT.SMARTBULB`.
  public let type: String?
  /// `Wi-Fi Smart Plug With Energy Monitoring`.
  public let deviceName: String?
  /// The MAC as written, of whatever spelling.
  public let mac: String?
  /// A digest of the hardware's kind, the same for all devices of a model.
  public let hardwareID: String?
  public let softwareVersion: String?
  /// Whether the relay is closed, or the bulb is on.
  public let isOn: Bool?
  /// Power strips: the sockets' names.
  public let childAliases: [String]

  /// Most sockets of a strip that are kept.
  private static let childBound = 16

  /// Takes the members of an answer; nil for a question, and for what is no description of a device.
  public init?(_ answer: JSONValue) {
    alias = answer["alias"]?.string
    model = answer["model"]?.string
    type = answer["type"]?.string ?? answer["mic_type"]?.string
    guard alias != nil || model != nil || type != nil else { return nil }
    deviceName = answer["dev_name"]?.string ?? answer["description"]?.string
    mac = answer["mac"]?.string ?? answer["mic_mac"]?.string ?? answer["ethernet_mac"]?.string
    hardwareID = answer["hwId"]?.string
    softwareVersion = answer["sw_ver"]?.string
    let state = answer["relay_state"] ?? answer["light_state"]?["on_off"]
    isOn = state?.integer.map { $0 != 0 }
    childAliases = (answer["children"]?.elements ?? []).prefix(Self.childBound)
      .compactMap { $0["alias"]?.string }
  }
}
