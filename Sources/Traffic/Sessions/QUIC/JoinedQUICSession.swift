import Packets

/// QUIC of which the capture lacks the handshake, at QUIC's own port.
///
/// Packets with a short header (RFC 9000 §17.3.1) say least: two bits, then the connection ID that their receiver chose, then what
/// is sealed. It is believed once two of a side have the same ID and go on differently; the first datagram that no version of
/// QUIC sends ends it. IDs of fewer than eight bytes prove nothing, nor does what reads as text.
public struct JoinedQUICSession: DatagramSession {
  public private(set) var standing = SessionStanding.tentative
  /// Takes what comes next: another connection may begin between the same ports.
  private var session = QUICSession()
  private var client: Beginning?
  private var server: Beginning?

  /// What a packet with a short header begins with.
  private struct Beginning: Sendable {
    let destination: UInt64
    let sealed: UInt32
  }

  private static let port: UInt16 = 443

  public init() {}

  public var service: String { session.service }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.isOn(port) && beginning(of: datagram) != nil ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if standing == .tentative { judge(datagram, from: sender) }
    session.take(datagram, from: sender, &notes)
  }

  public mutating func end(_ notes: inout SessionNotes) { session.end(&notes) }

  private mutating func judge(_ datagram: RawSpan, from sender: Sender) {
    if QUICPacket.isPlausible(datagram) {
      standing = .certain
      return
    }
    guard let next = Self.beginning(of: datagram) else {
      standing = .refuted
      return
    }
    let last = sender == .client ? client : server
    if sender == .client { client = next } else { server = next }
    if let last, last.destination == next.destination, last.sealed != next.sealed {
      standing = .certain
    }
  }

  /// Nil for what can't be a packet with a short header (RFC 9000 §17.3.1), or is text.
  private static func beginning(of datagram: RawSpan) -> Beginning? {
    var reader = ByteReader(datagram)
    // Packets are so long that those of either side can't be told from a stateless reset (RFC 9000 §10.3).
    guard datagram.byteCount >= 21, let first = try? reader.read(UInt8.self),
      first & 0xc0 == 0x40, let destination = try? reader.read(UInt64.self),
      let sealed = try? reader.read(UInt32.self), !isText(destination)
    else { return nil }
    return Beginning(destination: destination, sealed: sealed)
  }

  private static func isText(_ bytes: UInt64) -> Bool {
    (0..<8).allSatisfy { (0x20...0x7e).contains(UInt8(truncatingIfNeeded: bytes >> ($0 * 8))) }
  }
}
