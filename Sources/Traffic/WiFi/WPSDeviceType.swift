/// Kinds of things, as Wi-Fi Protected Setup numbers them (WSC 2.0, table 41: categories and sub-categories).
public enum WPSDeviceType {
  /// In words: the sub-category where it is a common one, else the category; else the numbers.
  public static func name(_ number: UInt32) -> String {
    specific[number] ?? categories[number >> 16] ?? "\(number >> 16)-\(number & 0xffff)"
  }

  private static let categories: [UInt32: String] = [
    1: "computer", 2: "input device", 3: "printer", 4: "camera", 5: "storage",
    6: "network infrastructure", 7: "display", 8: "multimedia device", 9: "gaming device",
    10: "telephone", 11: "audio device", 12: "docking device",
  ]

  private static let specific: [UInt32: String] = [
    0x1_0005: "notebook", 0x1_0009: "tablet", 0x3_0002: "scanner", 0x4_0002: "video camera",
    0x4_0003: "web camera", 0x4_0004: "security camera", 0x6_0001: "access point",
    0x6_0002: "router", 0x6_0003: "switch", 0x6_0004: "gateway", 0x7_0001: "television",
    0x7_0003: "projector", 0x8_0004: "set-top box", 0x8_0005: "media server",
    0x9_0001: "Xbox", 0x9_0003: "PlayStation", 0xa_0005: "smartphone", 0xb_0002: "speakers",
  ]
}
