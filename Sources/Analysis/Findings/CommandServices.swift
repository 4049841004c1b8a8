/// Protocols by which devices are told what to do.
enum CommandServices {
  /// Spoken to the device itself. Whoever can send it there, commands it; none of these seals what it says, and TP-Link's
  /// own mixing with a known key hides nothing.
  static let direct: Set<String> = ["tplink", "lifx", "yeelight", "coap", "mqtt-sn"]

  /// Spoken by way of a server that hands it on.
  static let brokered: Set<String> = ["mqtt"]

  static let all = direct.union(brokered)
}
