/// The names of 802.11 frames (IEEE 802.11-2020, table 9-1).
enum WiFiFrameName {
  static func of(type: UInt8, subtype: UInt8) -> String? {
    switch type {
    case 0: management[subtype]
    case 1: control[subtype]
    case 2: data(subtype)
    default: "extension"
    }
  }

  private static let management: [UInt8: String] = [
    0: "association request", 1: "association response", 2: "reassociation request",
    3: "reassociation response", 4: "probe request", 5: "probe response",
    6: "timing advertisement", 8: "beacon", 9: "ATIM", 10: "disassociation", 11: "authentication",
    12: "deauthentication", 13: "action", 14: "action, no acknowledgment",
  ]

  private static let control: [UInt8: String] = [
    2: "trigger", 3: "TACK", 4: "beamforming report poll", 5: "NDP announcement",
    7: "control wrapper", 8: "block acknowledgment request", 9: "block acknowledgment",
    10: "PS-Poll", 11: "request to send", 12: "clear to send", 13: "acknowledgment", 14: "CF-End",
  ]

  private static func data(_ subtype: UInt8) -> String {
    let quality = subtype & 8 != 0 ? "QoS data" : "data"
    return subtype & 4 != 0 ? "\(quality), no body" : quality
  }

  /// What the flags of Frame Control say (IEEE 802.11-2020 §9.2.4.1).
  static func flags(_ control: UInt16) -> String? {
    FieldReader.words(
      of: control,
      [
        (0x0100, "to the distribution system"), (0x0200, "from the distribution system"),
        (0x0400, "more fragments"), (0x0800, "retry"), (0x1000, "power save"),
        (0x2000, "more data"),
        (0x4000, "protected"), (0x8000, "order"),
      ])
  }
}
