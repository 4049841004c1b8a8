import Packets

/// Xiaomi's miIO protocol between an app and a device (UDP 54321).
public struct MiioSession: DatagramSession {
  public let service = "miio"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0x21...0x21 }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard (try? MiioMessage(parsing: datagram)) != nil else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? MiioMessage(parsing: datagram) else { return }
    let device: Sender? =
      notes.serverPort == MiioMessage.port
      ? .server : notes.clientPort == MiioMessage.port ? .client : nil
    if message.deviceID != .max, let device {
      notes.claim(.miioID, "\(message.deviceID)", of: device)
    }
    if message.isHello {
      notes.say("looks for miIO devices", by: sender, over: service)
    } else if message.dataLength == 0 {
      notes.say("answers: miIO device \(message.deviceID)", by: sender, over: service)
    } else {
      notes.fact(.content, PayloadVerdict.encrypted.rawValue, bytes: message.dataLength)
      let direction = device.map { $0 == sender ? "as" : "to" } ?? "to or from"
      notes.say(
        "sends \(message.dataLength) B \(direction) device \(message.deviceID) (miIO, sealed)",
        by: sender, over: service)
    }
  }
}
