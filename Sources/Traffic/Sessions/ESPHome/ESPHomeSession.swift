import Packets

/// ESPHome's native API between a device and whoever commands it (TCP port 6053): who they are, what the device shall do, or that
/// it is sealed with Noise.
public struct ESPHomeSession: StreamSession {
  public let service = "esphome"

  /// How many frames the device sent sealed, as far as that matters: its hello, and how the handshake went.
  private var answers = 0
  private var hasToldSeal = false
  /// Whether frames were missed, so that they can no longer be counted.
  private var isJoined = false

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    guard let frame = try? ESPHomeFrame(parsing: bytes) else {
      return place.isOn(ESPHomeFrame.port) && bytes.byteCount < ESPHomeFrame.headerBound
        && (bytes.begins(with: "\0") || bytes.begins(with: "\u{1}")) ? .possible : .no
    }
    let isWhole = frame.headerLength + frame.length <= bytes.byteCount
    if place.isOn(ESPHomeFrame.port) { return isWhole ? .certain : .possible }
    return isWhole && place.isStart && isHello(frame, bytes) ? .certain : .no
  }

  /// Whether a client says hello as nobody else does: with its name, in letters.
  private static func isHello(_ frame: ESPHomeFrame, _ bytes: RawSpan) -> Bool {
    guard frame.type == 1 else { return false }
    let message = bytes.extracting(frame.headerLength..<frame.headerLength + frame.length)
    guard case .hello(let client)? = try? ESPHomeMessage(1, parsing: message) else { return false }
    return client.utf8.count >= 4 && client.utf8.allSatisfy { 0x20...0x7e ~= $0 }
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard let frame = try? ESPHomeFrame(parsing: bytes) else {
      return bytes.byteCount < ESPHomeFrame.headerBound ? .needs(bytes.byteCount + 1) : .lost
    }
    let end = frame.headerLength + frame.length
    let isRead =
      frame.type.map(ESPHomeMessage.isRead) ?? (sender == .server && answers < 2 && !isJoined)
    guard isRead, frame.length <= ESPHomeMessage.bound else {
      if frame.isSealed { noteSeal(frame, from: sender, &notes) }
      return StreamProgress(consumed: frame.headerLength, skipped: frame.length)
    }
    guard bytes.byteCount >= end else { return .needs(end) }
    let message = bytes.extracting(frame.headerLength..<end)
    if let type = frame.type {
      notes.fact(.content, PayloadVerdict.cleartext.rawValue, bytes: frame.length)
      if let message = try? ESPHomeMessage(type, parsing: message) {
        note(message, from: sender, &notes)
      }
    } else {
      noteSeal(frame, from: sender, &notes)
      noteHandshake(message, &notes)
    }
    return .consumed(end)
  }

  public mutating func lose(from sender: Sender) { isJoined = true }

  private func note(
    _ message: ESPHomeMessage, from sender: Sender, _ notes: inout SessionNotes
  ) {
    switch message {
    case .login(hasPassword: true): notes.fact(.credentials, "esphome-password")
    case .device(let name, let friendlyName, _, _):
      notes.claim(.esphomeName, friendlyName.isEmpty ? name : friendlyName, of: sender)
    default: break
    }
    if let words = message.words { notes.say(words, by: sender, over: service) }
  }

  // MARK: Sealed

  private mutating func noteSeal(
    _ frame: ESPHomeFrame, from sender: Sender, _ notes: inout SessionNotes
  ) {
    // Empty frames only greet.
    guard frame.length > 0 else { return }
    notes.fact(.content, PayloadVerdict.encrypted.rawValue, bytes: frame.length)
    guard !hasToldSeal else { return }
    hasToldSeal = true
    notes.say("speaks sealed (ESPHome, Noise)", by: sender, over: service)
  }

  /// The device's hello: the protocol it chose (1 is Noise), its name, its MAC address, with a NUL behind each; then how the
  /// handshake went: 0 is well, and 1 begins why not, in letters.
  private mutating func noteHandshake(_ message: RawSpan, _ notes: inout SessionNotes) {
    answers += 1
    guard message.begins(with: "\u{1}") else { return }
    let rest = [UInt8](copying: message.extracting(droppingFirst: 1))
    if answers == 1 {
      notes.claim(.esphomeName, String(escaping: rest.prefix { $0 != 0 }), of: .server)
    } else {
      notes.say("refuses: \(String(escaping: rest)) (ESPHome)", by: .server, over: service)
    }
  }
}

extension ESPHomeMessage {
  fileprivate var words: String? {
    switch self {
    case .hello(let client): "says hello\(client.isEmpty ? "" : " as \(client)") (ESPHome)"
    case .helloBack(let name, let software):
      Self.introduction("answers", name, software) + " (ESPHome)"
    case .login(let hasPassword): hasPassword ? "gives its password (ESPHome)" : nil
    case .device(let name, let friendlyName, let model, let version):
      Self.introduction("says", friendlyName.isEmpty ? name : friendlyName, model)
        + " (ESPHome\(version.isEmpty ? "" : " \(version)"))"
    case .command(let what, let isOn):
      "tells \(what) " + (isOn.map { "to switch \($0 ? "on" : "off")" } ?? "what to do")
        + " (ESPHome)"
    case .other: nil
    }
  }

  /// What somebody says to be; older software leaves its name out, and any field may be empty (Protocol Buffers, proto3).
  private static func introduction(_ verb: String, _ parts: String...) -> String {
    let told = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    return told.isEmpty ? verb : "\(verb): it is \(told)"
  }
}
