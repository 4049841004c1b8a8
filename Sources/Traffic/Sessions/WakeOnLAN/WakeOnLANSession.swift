import Packets

/// Magic Packets, which wake machines (Wake-on-LAN), to whatever port.
public struct WakeOnLANSession: DatagramSession {
  public let service = "wake-on-lan"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0xff...0xff }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    (try? MagicPacket(parsing: datagram)) == nil ? .no : .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let packet = try? MagicPacket(parsing: datagram) else { return }
    notes.say("wakes \(packet.target) (Wake-on-LAN)", by: sender, over: service)
  }
}
