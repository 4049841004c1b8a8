import Packets

/// BroadLink remotes and plugs, and those who tell them what to do (UDP port 80): who is there can be read, what they are told is
/// sealed, with a key that is handed over under a published one.
public struct BroadLinkSession: DatagramSession {
  public let service = "broadlink"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(BroadLinkMessage.port), (try? BroadLinkMessage(parsing: datagram)) != nil
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? BroadLinkMessage(parsing: datagram) else { return }
    if case .answer(let name) = message.kind { notes.claim(.broadlinkName, name, of: sender) }
    switch message.kind {
    case .search, .answer: break
    case .setUp(_, hasPassword: true): notes.fact(.credentials, "broadlink-wifi-key")
    case .setUp: break
    case .key, .command, .result:
      notes.fact(.content, PayloadVerdict.encrypted.rawValue, bytes: datagram.byteCount)
    }
    notes.say(message.words, by: sender, over: service)
  }
}

extension BroadLinkMessage {
  fileprivate var words: String {
    switch kind {
    case .search: "looks for BroadLink devices"
    case .answer(let name): "answers: BroadLink device" + (name.isEmpty ? "" : " \"\(name)\"")
    case .setUp(let network, let hasPassword):
      "tells a new device to join the Wi-Fi \"\(network)\""
        + (hasPassword ? ", with its password" : "") + " (BroadLink)"
    case .key: "agrees on a key (BroadLink, under one that is published)"
    case .command: "tells a device what to do (BroadLink, sealed)"
    case .result: "answers what it was told (BroadLink, sealed)"
    }
  }
}
