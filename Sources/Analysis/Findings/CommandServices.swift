import Packets

/// Protocols by which devices are told what to do.
enum CommandServices {
  /// Spoken to the device itself. Whoever can send it there, commands it; none of these seals what it says, and TP-Link's
  /// own mixing with a known key hides nothing.
  static let direct: Set<String> = ["tplink", "lifx", "yeelight", "coap"]

  /// Spoken by way of a server that hands it on.
  static let brokered: Set<String> = ["mqtt", "mqtt-sn"]

  static let all = direct.union(brokered)

  /// Whether devices are only looked for there, and told nothing: Yeelight's lamps over UDP, TP-Link's newer devices at port
  /// 20002.
  static func isSearch(_ contact: ContactReport) -> Bool {
    guard contact.transport == "udp" else { return false }
    return contact.service == "yeelight"
      || contact.service == "tplink" && contact.port == Int(TPLinkDiscovery.port)
  }
}
