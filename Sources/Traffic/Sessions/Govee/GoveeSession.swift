import Packets

/// Govee lights and those who tell them what to do in the home (UDP 4001 to 4003).
public struct GoveeSession: DatagramSession {
  public let service = "govee"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard
      place.isOn(GoveeMessage.searchPort) || place.isOn(GoveeMessage.answerPort)
        || place.isOn(GoveeMessage.controlPort),
      datagram.begins(with: "{"), (try? GoveeMessage(parsing: datagram)) != nil
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? GoveeMessage(parsing: datagram) else { return }
    if let model = message.data["sku"]?.string { notes.claim(.goveeModel, model, of: sender) }
    notes.say(message.words, by: sender, over: service)
  }
}

extension GoveeMessage {
  fileprivate var words: String {
    let value = data["value"]?.integer
    switch command {
    case "scan":
      return data["sku"]?.string.map { "answers: it is a Govee \($0)" } ?? "looks for Govee lights"
    case "turn": return "tells a light to switch \(value == 0 ? "off" : "on") (Govee)"
    case "brightness":
      return "tells a light to shine\(value.map { " at \($0) %" } ?? "") (Govee)"
    case "colorwc": return "tells a light to change its colour (Govee)"
    case "devStatus":
      guard let isOn = data["onOff"]?.integer else { return "asks a light for its state (Govee)" }
      let brightness = data["brightness"]?.integer.map { ", \($0) % bright" } ?? ""
      return "says: \(isOn == 0 ? "off" : "on")\(brightness) (Govee)"
    default: return "says \(command) (Govee)"
    }
  }
}
