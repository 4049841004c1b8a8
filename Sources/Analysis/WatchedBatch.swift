import Packets
import Traffic

/// A stretch of what watched addresses said: their packets, and what was understood of them meanwhile.
public struct WatchedBatch: Sendable {
  /// In frame order.
  public let packets: [WatchedPacket]
  /// In the order in which they came to be known: each at the last of its frames, or later.
  public let events: [TrafficEvent]
}

/// A packet with the beginning of what it carries.
public struct WatchedPacket: Sendable {
  /// Longest beginning, in bytes: a TLS record's header and the type of the message in it.
  public static let headLength = 8

  public let packet: DecodedPacket
  /// The first bytes of its transport payload; fewer where it carries less.
  public let head: [UInt8]

  public init(packet: DecodedPacket, head: [UInt8]) {
    self.packet = packet
    self.head = head
  }

  public var evidence: Evidence {
    Evidence(capture: Int(packet.capture), frame: packet.frame)
  }
}
