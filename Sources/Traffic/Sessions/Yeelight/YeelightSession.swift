import Packets

/// Commands to a Yeelight lamp, and what it tells, over TCP (port 55443): a line of JSON each.
public struct YeelightSession: StreamSession {
  public let service = "yeelight"

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(YeelightCommand.port), bytes.begins(with: "{") else { return .no }
    guard let end = bytes.firstOffset(of: 0x0a) else { return .possible }
    return (try? YeelightCommand(parsing: bytes.extracting(first: end))) == nil ? .no : .certain
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard let end = bytes.firstOffset(of: 0x0a) else {
      return bytes.byteCount < Self.lineBound ? .needs(bytes.byteCount + 1) : .lost
    }
    if let command = try? YeelightCommand(parsing: bytes.extracting(first: end)) {
      notes.say(command.words, by: sender, over: service)
    }
    return .consumed(end + 1)
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    bytes.begins(with: "{")
  }

  /// Longest line that is read, in bytes.
  private static let lineBound = 4096
}

extension YeelightCommand {
  fileprivate var words: String {
    switch content {
    case .command(let method, let parameters):
      let first = parameters.first?.text ?? ""
      return switch method {
      case "set_power": "tells the lamp to switch \(first)"
      case "toggle": "tells the lamp to switch over"
      case "set_bright": "tells the lamp to shine at \(first) %"
      case "set_ct_abx": "tells the lamp to be white, \(first) K"
      case "set_rgb", "set_hsv": "tells the lamp to change its colour"
      case "set_name": "tells the lamp to call itself \(first)"
      case "get_prop": "asks the lamp for its state"
      case "set_music": "tells the lamp to take commands from elsewhere"
      default: "tells the lamp to do \(method)"
      }
    case .result(let values):
      let shown = values.prefix(8).compactMap(\.text).joined(separator: ", ")
      return "answers \(shown) (Yeelight)"
    case .error(let text): return "refuses: \(text) (Yeelight)"
    case .properties(let members):
      let shown = members.prefix(8).compactMap { member in
        member.value.text.map { "\(member.name) \($0)" }
      }
      return "says: " + shown.joined(separator: ", ") + " (Yeelight)"
    }
  }
}
