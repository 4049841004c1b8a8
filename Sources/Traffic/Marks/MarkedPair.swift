import Packets

/// Two stations of which one capture has packets to each other.
public struct MarkedPair: Hashable, Comparable, Sendable {
  /// Index of the capture.
  public let capture: Int
  /// The address that sorts first.
  public let low: IPAddress
  public let high: IPAddress

  init(_ packet: DecodedPacket) {
    capture = Int(packet.capture)
    low = min(packet.source, packet.destination)
    high = max(packet.source, packet.destination)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.capture, left.low, left.high) < (right.capture, right.low, right.high)
  }
}
