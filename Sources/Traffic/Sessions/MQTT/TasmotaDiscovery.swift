import Packets

/// What a device with Tasmota says of itself over MQTT, for home automation to find it: retained JSON at
/// `tasmota/discovery/<MAC>/config` (Tasmota, "MQTT Discovery").
struct TasmotaDiscovery {
  private let name: String
  private let model: String
  private let device: Party

  /// - Parameter publisher: who says so; what others are told of, as brokers hand on to each other, is nothing of theirs.
  init?(_ publish: MQTTPublish, _ topic: String, by publisher: Party) {
    guard topic.hasPrefix("tasmota/discovery/"), topic.hasSuffix("/config"), !publisher.mac.isNone,
      let json = try? JSONValue(parsing: publish.payload),
      let digits = json["mac"]?.string, digits.utf8.count == 12,
      UInt64(digits, radix: 16) == publisher.mac.rawValue
    else { return nil }
    name = json["dn"]?.string ?? json["hn"]?.string ?? ""
    model = json["md"]?.string ?? ""
    device = publisher
  }

  func note(_ notes: inout SessionNotes) {
    notes.claim(.tasmotaName, name, of: device)
    notes.claim(.tasmotaModel, model, of: device)
  }
}
