import Packets

/// Google's QUIC as Chrome and Android spoke it until 2020: the client's first hello tells the server's name.
public struct GoogleQUICSession: DatagramSession {
  private var isTold = false

  public init() {}

  public var service: String { "gquic" }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    GoogleQUICPacket.isPlausible(datagram) ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard !isTold, let packet = try? GoogleQUICPacket(parsing: datagram),
      let handshake = packet.handshake, handshake.isClientHello
    else { return }
    isTold = true
    notes.note(GoogleQUICHello(version: packet.version, handshake: handshake), from: sender)
  }
}
