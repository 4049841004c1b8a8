import Packets

/// What the keys of services' TXT records say of a device: the one table to add a line to.
public enum ServiceAttribute {
  private struct Key: Hashable {
    /// Lower case.
    let key: String
    /// nil for every service.
    let service: String?

    init(_ key: String, of service: String? = nil) {
      self.key = key
      self.service = service
    }
  }

  private static let subjects: [Key: DeviceClaim.Subject] = [
    // Google Cast, as its receivers announce it: md the model, fn the name its owner gave it.
    Key("md", of: "_googlecast._tcp"): .mdnsModel,
    Key("fn", of: "_googlecast._tcp"): .mdnsName,
    // HomeKit Accessory Protocol Specification R2 §6.4: md the model, ci the category.
    Key("md", of: "_hap._tcp"): .mdnsModel,
    Key("md", of: "_hap._udp"): .mdnsModel,
    // AirPlay's audio (RAOP): am the model, `AudioAccessory5,1`; remote control of Apple's devices: rpMd the same.
    Key("am", of: "_raop._tcp"): .mdnsModel,
    Key("rpmd", of: "_companion-link._tcp"): .mdnsModel,
    // Bonjour Printing Specification 1.2.1 §9: ty maker and model for people, the others for drivers.
    Key("ty"): .mdnsModel,
    Key("usb_mfg"): .mdnsMaker,
    Key("usb_mdl"): .mdnsModel,
    Key("mfg"): .mdnsMaker,
    Key("mdl"): .mdnsModel,
    // Philips Hue's bridge: modelid `BSB002`.
    Key("modelid", of: "_hue._tcp"): .mdnsModel,
    // Matter Core Specification §4.3.1: DN the device's name, of one that waits to be commissioned.
    Key("dn", of: "_matterc._udp"): .mdnsName,
    // Amazon's Fire devices: n the name.
    Key("n", of: "_amzn-wplay._tcp"): .mdnsName,
    // D-Link's HNAP service.
    Key("model_number", of: "_dhnap._tcp"): .mdnsModel,
    // Elgato's lights, Nanoleaf's panels: md the model; mf the maker.
    Key("md", of: "_elg._tcp"): .mdnsModel,
    Key("mf", of: "_elg._tcp"): .mdnsMaker,
    Key("md", of: "_nanoleafapi._tcp"): .mdnsModel,
    // ESPHome's native interface.
    Key("friendly_name", of: "_esphomelib._tcp"): .mdnsName,
    Key("project_name", of: "_esphomelib._tcp"): .mdnsModel,
    // Shelly's devices of the second generation on: app `Plus1PM`.
    Key("app", of: "_shelly._tcp"): .mdnsModel,
    // Home Assistant.
    Key("location_name", of: "_home-assistant._tcp"): .mdnsName,
    // Home Connect's appliances: the brand on them, `Dishwasher`, and the model.
    Key("brand", of: "_homeconnect._tcp"): .mdnsMaker,
    Key("type", of: "_homeconnect._tcp"): .mdnsCategory,
    Key("vib", of: "_homeconnect._tcp"): .mdnsModel,
    // QNAP's storage.
    Key("displaymodel", of: "_qdiscover._tcp"): .mdnsModel,
    // What many write the same: AirPlay's receivers, _device-info._tcp, Synology's and Bose's devices.
    Key("model"): .mdnsModel,
    Key("manufacturer"): .mdnsMaker,
    Key("vendor"): .mdnsMaker,
  ]

  /// All that say something, of whatever service: most say nothing.
  private static let keys = Set(subjects.keys.map(\.key)).union(["ci", "dt", "product"])

  /// What an attribute of a service says of the device that offers it; nil for one that says nothing known.
  public static func claim(_ attribute: DNSTextAttribute, of service: String)
    -> (subject: DeviceClaim.Subject, value: String)?
  {
    let key = attribute.key.lowercased()
    guard keys.contains(key) else { return nil }
    let service = service.lowercased()
    let text = attribute.text
    switch (service, key) {
    case ("_hap._tcp", "ci"), ("_hap._udp", "ci"):
      return HomeKitCategory.name(of: text).map { (.mdnsCategory, $0) }
    case ("_matterc._udp", "dt"):
      return MatterDeviceType.name(of: text).map { (.mdnsCategory, $0) }
    case (_, "product"):
      // Bonjour Printing writes the model in parentheses; others mean other things.
      guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
      return (.mdnsModel, String(text.dropFirst().dropLast()))
    default:
      guard let subject = subjects[Key(key, of: service)] ?? subjects[Key(key)] else { return nil }
      return (subject, text)
    }
  }
}
