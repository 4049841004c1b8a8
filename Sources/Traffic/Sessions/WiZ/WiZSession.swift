import Packets

/// WiZ lamps and plugs, and those who tell them what to do (UDP 38899 and 38900).
public struct WiZSession: DatagramSession {
  public let service = "wiz"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(WiZMessage.port) || place.isOn(WiZMessage.listenerPort),
      datagram.begins(with: "{"), (try? WiZMessage(parsing: datagram)) != nil
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? WiZMessage(parsing: datagram) else { return }
    if case .result(let result) = message.content, let module = result["moduleName"]?.string {
      notes.claim(.wizModule, module, of: sender)
    }
    notes.say(message.words, by: sender, over: service)
  }
}

extension WiZMessage {
  fileprivate var words: String {
    switch content {
    case .error(let text): return "refuses: \(text.isEmpty ? method : text) (WiZ)"
    case .result(let result):
      if let module = result["moduleName"]?.string { return "answers: it is a \(module) (WiZ)" }
      if let state = Self.state(in: result) { return "says: \(state) (WiZ)" }
      return result["success"]?.boolean == false
        ? "fails at \(method) (WiZ)" : "answers \(method) (WiZ)"
    case .request(let parameters):
      let state = Self.state(in: parameters)
      switch method {
      case "setPilot", "setState":
        return "tells a lamp to be \(state ?? "as it says") (WiZ)"
      case "syncPilot": return "says: \(state ?? "nothing new") (WiZ)"
      case "firstBeat": return "says that it has come up (WiZ)"
      case "getPilot": return "asks a lamp for its state (WiZ)"
      case "registration": return "looks for lamps, and asks to be told of changes (WiZ)"
      default: return method.hasPrefix("get") ? "asks for \(method) (WiZ)" : "says \(method) (WiZ)"
      }
    }
  }

  /// `on, 50 % bright, white 2700 K`; nil where nothing is said of it.
  private static func state(in json: JSONValue) -> String? {
    let parts = [
      json["state"]?.boolean.map { $0 ? "on" : "off" },
      json["dimming"]?.integer.map { "\($0) % bright" },
      json["temp"]?.integer.map { "white \($0) K" },
      json["r"] == nil ? nil : "coloured",
      json["sceneId"]?.integer.flatMap { $0 > 0 ? "in scene \($0)" : nil },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
