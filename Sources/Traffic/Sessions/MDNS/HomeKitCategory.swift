/// What kind of thing an accessory is (HomeKit Accessory Protocol Specification R2 §13, "Accessory Categories").
enum HomeKitCategory {
  /// From 1 on.
  private static let names = [
    "other", "bridge", "fan", "garage door opener", "light bulb", "door lock", "outlet", "switch",
    "thermostat", "sensor", "security system", "door", "window", "window covering",
    "programmable switch", "range extender", "IP camera", "video doorbell", "air purifier",
    "heater",
    "air conditioner", "humidifier", "dehumidifier", "Apple TV", "HomePod", "speaker", "AirPort",
    "sprinkler", "faucet", "shower system", "television", "remote control", "Wi-Fi router",
    "audio receiver", "TV set-top box", "TV stick",
  ]

  /// The name of a category as TXT's `ci` has it, a decimal number; nil for one that is not known.
  static func name(of text: String) -> String? {
    guard let number = Int(text), (1...names.count).contains(number) else { return nil }
    return names[number - 1]
  }
}
