import Packets

/// SNMP over UDP.
public struct SNMPSession: DatagramSession {
  public let service = "snmp"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0x30...0x30 }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard datagram.begins(with: "0"), (try? SNMPMessage(parsing: datagram)) != nil else {
      return .no
    }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? SNMPMessage(parsing: datagram) else { return }
    if message.community != nil { notes.fact(.credentials, "snmp-community") }
    if message.type == .response {
      notes.claim(.snmpDescription, message.systemDescription ?? "", of: sender)
      notes.claim(.snmpName, message.systemName ?? "", of: sender)
    }
    notes.say(message.words, by: sender, over: service)
  }
}

extension SNMPMessage {
  fileprivate var words: String {
    guard let type else { return "speaks SNMP 3" }
    let name = version == 0 ? "SNMP 1" : "SNMP 2c"
    let first = bindings.first.map { Self.names[$0.name] ?? $0.name } ?? "nothing"
    let more = bindings.count > 1 ? " and \(bindings.count - 1) more" : ""
    switch type {
    case .getRequest, .getNextRequest, .getBulkRequest:
      return "asks for \(first)\(more) (\(name), in the clear)"
    case .setRequest: return "sets \(first)\(more) (\(name), in the clear)"
    case .trap, .trapV2, .informRequest:
      let news = notification.map { Self.news[$0] ?? $0 } ?? "\(first)\(more)"
      return "reports \(news) (\(name), in the clear)"
    case .response, .report:
      if let errorStatus, errorStatus != 0 { return "refuses: error \(errorStatus) (\(name))" }
      let text = bindings.first?.text.map { ": \($0.prefix(100))" } ?? ""
      return "answers \(first)\(more)\(text) (\(name), in the clear)"
    }
  }

  /// The notifications of RFC 3418 §2 and RFC 2863.
  private static let news: [String: String] = [
    "1.3.6.1.6.3.1.1.5.1": "that it started anew", "1.3.6.1.6.3.1.1.5.2": "that it restarted",
    "1.3.6.1.6.3.1.1.5.3": "that a link went down", "1.3.6.1.6.3.1.1.5.4": "that a link came up",
    "1.3.6.1.6.3.1.1.5.5": "that somebody asked with a wrong community",
  ]

  /// RFC 3418 §2, RFC 3805 (printers).
  private static let names: [String: String] = [
    "1.3.6.1.2.1.1.1.0": "its description", "1.3.6.1.2.1.1.2.0": "its kind",
    "1.3.6.1.2.1.1.3.0": "its time up", "1.3.6.1.2.1.1.4.0": "its contact",
    "1.3.6.1.2.1.1.5.0": "its name", "1.3.6.1.2.1.1.6.0": "its place",
    "1.3.6.1.2.1.25.3.2.1.3.1": "its device description",
    "1.3.6.1.2.1.43.5.1.1.16.1": "its printer name",
    "1.3.6.1.2.1.43.5.1.1.17.1": "its serial number",
  ]
}
