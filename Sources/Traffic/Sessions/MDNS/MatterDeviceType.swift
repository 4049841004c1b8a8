/// What kind of thing a Matter device is (Matter Device Library Specification: device type identifiers).
enum MatterDeviceType {
  private static let names: [Int: String] = [
    0x000a: "door lock", 0x000e: "bridge", 0x000f: "generic switch", 0x0015: "contact sensor",
    0x0022: "speaker", 0x0023: "casting video player", 0x0028: "video player", 0x002b: "fan",
    0x002c: "air quality sensor", 0x002d: "air purifier", 0x0043: "leak sensor",
    0x0070: "refrigerator", 0x0072: "air conditioner", 0x0073: "laundry washer",
    0x0074: "robot vacuum cleaner", 0x0075: "dishwasher", 0x0076: "smoke alarm", 0x0078: "cooktop",
    0x007b: "oven", 0x007c: "laundry dryer", 0x0100: "light bulb", 0x0101: "light bulb",
    0x0103: "light switch", 0x0104: "light switch", 0x0106: "light sensor",
    0x0107: "occupancy sensor", 0x010a: "outlet", 0x010b: "outlet", 0x010c: "light bulb",
    0x010d: "light bulb", 0x0202: "window covering", 0x0301: "thermostat",
    0x0302: "temperature sensor", 0x0303: "pump", 0x0307: "humidity sensor",
  ]

  /// The name of a type as TXT's `DT` has it, a decimal number; nil for one that is not known.
  static func name(of text: String) -> String? { Int(text).flatMap { names[$0] } }
}
