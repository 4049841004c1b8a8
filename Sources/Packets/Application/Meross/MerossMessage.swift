/// What is read of a message of Meross devices: JSON over HTTP or MQTT, whose header names a namespace `Appliance.…`.
public enum MerossMessage {
  /// Bytes between the device's hardware and its type, at most; a judgement.
  private static let reach = 256

  /// The model, `mss310`, which the namespace Appliance.System.All has as the `type` of `hardware`.
  public static func model(in message: RawSpan) -> String? {
    guard message.contains("\"Appliance."), let hardware = message.firstOffset(of: "\"hardware\"")
    else { return nil }
    let nearby = message.extracting(hardware..<min(message.byteCount, hardware + reach))
    guard let key = nearby.firstOffset(of: "\"type\""),
      let colon = nearby.firstOffset(of: UInt8(ascii: ":"), from: key),
      let opening = nearby.firstOffset(of: UInt8(ascii: "\""), from: colon),
      let closing = nearby.firstOffset(of: UInt8(ascii: "\""), from: opening + 1),
      closing > opening + 1
    else { return nil }
    return String(readable: nearby.extracting((opening + 1)..<closing))
  }
}
