import Packets

/// A frame from the first millisecond of a part of a capture: it may be a copy of one of the last frames of the part before.
struct OpeningFrame: Sendable {
  /// More frames than a link carries in a millisecond.
  static let bound = 4096

  let key: FlowKey
  let isFromLow: Bool
  let fingerprint: UInt32
  let time: Int64
  let bytes: Int
  /// Whether it is in the time lines: a tunnel's own packets are not.
  let isInTimeline: Bool

  init(_ packet: DecodedPacket) {
    (key, isFromLow) = FlowKey.of(packet)
    fingerprint = packet.fingerprint
    time = packet.time
    bytes = Int(packet.wireLength)
    isInTimeline = !packet.flags.contains(.carrier)
  }
}
