/// LIFX' products by number (the maker's public list of products, vendor 1).
public enum LIFXProduct {
  /// `LIFX A19`; nil for a number that isn't known here.
  public static func name(of product: UInt32, vendor: UInt32) -> String? {
    vendor == 1 ? names[product] : nil
  }

  private static let names: [UInt32: String] = [
    1: "LIFX Original 1000", 3: "LIFX Color 650", 10: "LIFX White 800 (Low Voltage)",
    11: "LIFX White 800 (High Voltage)", 15: "LIFX Color 1000",
    18: "LIFX White 900 BR30 (Low Voltage)", 19: "LIFX White 900 BR30 (High Voltage)",
    20: "LIFX Color 1000 BR30", 22: "LIFX Color 1000", 27: "LIFX A19", 28: "LIFX BR30",
    29: "LIFX A19 Night Vision", 30: "LIFX BR30 Night Vision", 31: "LIFX Z", 32: "LIFX Z",
    36: "LIFX Downlight", 37: "LIFX Downlight", 38: "LIFX Beam", 39: "LIFX Downlight White to Warm",
    40: "LIFX Downlight", 43: "LIFX A19", 44: "LIFX BR30", 45: "LIFX A19 Night Vision",
    46: "LIFX BR30 Night Vision", 49: "LIFX Mini Color", 50: "LIFX Mini White to Warm",
    51: "LIFX Mini White", 52: "LIFX GU10", 53: "LIFX GU10", 55: "LIFX Tile", 57: "LIFX Candle",
    59: "LIFX Mini Color", 60: "LIFX Mini White to Warm", 61: "LIFX Mini White", 62: "LIFX A19",
    63: "LIFX BR30", 64: "LIFX A19 Night Vision", 65: "LIFX BR30 Night Vision",
    66: "LIFX Mini White", 68: "LIFX Candle", 70: "LIFX Switch", 71: "LIFX Switch",
    81: "LIFX Candle White to Warm", 82: "LIFX Filament Clear", 85: "LIFX Filament Amber",
    87: "LIFX Mini White", 88: "LIFX Mini White", 89: "LIFX Switch",
    90: "LIFX Clean", 91: "LIFX Color", 92: "LIFX Color", 97: "LIFX A19", 98: "LIFX BR30",
  ]
}
