import Packets

/// Protocols by which devices are told what to do.
enum CommandServices {
  /// Spoken to the device itself. Whoever can send it there, commands it; none of these seals what it says, and TP-Link's
  /// own mixing with a known key hides nothing.
  static let direct: Set<String> = [
    "tplink", "lifx", "yeelight", "coap", "wiz", "govee", "esphome",
  ]

  /// Spoken by way of a server that hands it on.
  static let brokered: Set<String> = ["mqtt", "mqtt-sn"]

  static let all = direct.union(brokered)

  /// Whether devices are only looked for there, or tell of themselves, and are told nothing: Yeelight's lamps over UDP, TP-Link's
  /// newer devices at port 20002, WiZ's at 38900, Govee's at 4001 and 4002.
  static func isSearch(_ contact: ContactReport) -> Bool {
    guard contact.transport == "udp" else { return false }
    return switch contact.service {
    case "yeelight": true
    case "tplink": contact.port == Int(TPLinkDiscovery.port)
    case "wiz": contact.port == Int(WiZMessage.listenerPort)
    case "govee":
      contact.port == Int(GoveeMessage.searchPort) || contact.port == Int(GoveeMessage.answerPort)
    default: false
    }
  }
}
