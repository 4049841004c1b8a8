import Packets

/// Syslog over UDP (RFC 5426).
public struct SyslogSession: DatagramSession {
  public let service = "syslog"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { UInt8(ascii: "<")...UInt8(ascii: "<") }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard datagram.begins(with: "<"), let message = try? SyslogMessage(parsing: datagram),
      message.hasHeader || place.isOn(SyslogMessage.port)
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard notes.wantsRecords, let message = try? SyslogMessage(parsing: datagram) else { return }
    let host = message.hostName.map { " as \($0)" } ?? ""
    let text = message.text.prefix(Self.textBound)
    notes.say(
      "logs\(host), \(message.severityName): \(text)", by: sender, over: service)
  }

  /// Most characters that are told.
  private static let textBound = 200
}

extension SyslogMessage {
  /// RFC 5424 §6.2.1, table 2.
  fileprivate var severityName: String {
    switch severity {
    case 0: "emergency"
    case 1: "alert"
    case 2: "critical"
    case 3: "error"
    case 4: "warning"
    case 5: "notice"
    case 6: "information"
    default: "debugging"
    }
  }
}
