import Packets

/// Tells what STUN messages say, each kind of message once a flow and side: keepalives repeat them for hours.
struct STUNSpeaker: Sendable {
  private var told: Set<UInt32> = []

  /// Most kinds of message that are told.
  private static let toldBound = 32

  mutating func take(
    _ message: STUNMessage, from sender: Sender, _ service: String, _ notes: inout SessionNotes
  ) {
    let kind =
      UInt32(message.method) << 8 | UInt32(message.class.rawValue) << 1 | UInt32(sender.rawValue)
    guard told.count < Self.toldBound, told.insert(kind).inserted else { return }
    if let software = message.software { notes.claim(.stunSoftware, software, of: sender) }
    if let userName = message.userName, message.realm != nil { notes.fact(.userName, userName) }
    notes.say(message.words, by: sender, over: service)
  }
}

extension STUNMessage {
  fileprivate var words: String {
    let name = Self.methods[method] ?? "method \(method)"
    switch self.class {
    case .request:
      return method == 1
        ? "asks how it is seen from outside (STUN)" : "asks for \(name) (TURN)"
    case .indication: return "sends \(name) (STUN)"
    case .error: return "refuses \(name) (STUN error \(errorCode ?? 0))"
    case .success:
      if let relayedAddress, let relayedPort {
        return "relays for it at \(Self.endPoint(relayedAddress, relayedPort)) (TURN)"
      }
      if method == 1, let mappedAddress, let mappedPort {
        return "answers: seen as \(Self.endPoint(mappedAddress, mappedPort)) (STUN)"
      }
      return "grants \(name) (STUN)"
    }
  }

  private static func endPoint(_ address: IPAddress, _ port: UInt16) -> String {
    address.isV4 ? "\(address):\(port)" : "[\(address)]:\(port)"
  }

  /// IANA STUN Methods registry.
  private static let methods: [UInt16: String] = [
    1: "a binding", 3: "a relay", 4: "more time", 6: "data", 7: "data", 8: "a permission",
    9: "a channel", 10: "a connection", 11: "a connection",
  ]
}
