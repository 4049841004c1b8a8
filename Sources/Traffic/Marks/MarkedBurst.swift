import Packets

/// Packets that two stations exchanged after a mark, with less than a second of silence among them.
///
/// A second: the pauses inside one exchange are round trips and delayed acknowledgments (at most 0.5 s, RFC 9293
/// §3.8.6.3), and people leave more time between two things they do.
public struct MarkedBurst: Hashable, Sendable {
  /// Silence that ends one, in nanoseconds.
  public static let silence: Int64 = 1_000_000_000

  /// Times of the first and last packet, in nanoseconds since 1970.
  public private(set) var first: Int64
  public private(set) var last: Int64
  /// The frame of the first packet.
  public private(set) var evidence: Evidence
  /// Whether the station that sorts first sent the first packet.
  public private(set) var beginsFromLow: Bool
  /// Link addresses that the first packet bore.
  public private(set) var lowMAC: MACAddress
  public private(set) var highMAC: MACAddress
  public private(set) var fromLow = Tally()
  public private(set) var fromHigh = Tally()
  /// Bytes of what the packets carry, both ways.
  public private(set) var payload = 0

  init(_ packet: DecodedPacket, fromLow isFromLow: Bool) {
    first = packet.time
    last = packet.time
    evidence = Evidence(packet)
    beginsFromLow = isFromLow
    lowMAC = isFromLow ? packet.sourceMAC : packet.receiver
    highMAC = isFromLow ? packet.receiver : packet.sourceMAC
    count(packet, fromLow: isFromLow)
  }

  /// Whether a packet of this time goes on with it, as its last.
  func goesOn(at time: Int64) -> Bool { time >= last && time - last < Self.silence }

  /// Adds its next packet.
  mutating func add(_ packet: DecodedPacket, fromLow isFromLow: Bool) {
    last = packet.time
    count(packet, fromLow: isFromLow)
  }

  /// Adds a burst of the same stations to others of theirs, which are in order and stay so.
  static func insert(_ burst: MarkedBurst, into bursts: inout [MarkedBurst]) {
    bursts.append(burst)
    bursts.sort { ($0.first, $0.evidence) < ($1.first, $1.evidence) }
    var joined: [MarkedBurst] = []
    for burst in bursts {
      guard let before = joined.last, burst.first - before.last < silence else {
        joined.append(burst)
        continue
      }
      joined[joined.count - 1].append(burst)
    }
    bursts = joined
  }

  private mutating func append(_ later: MarkedBurst) {
    last = max(last, later.last)
    fromLow += later.fromLow
    fromHigh += later.fromHigh
    payload += later.payload
  }

  private mutating func count(_ packet: DecodedPacket, fromLow isFromLow: Bool) {
    let tally = Tally(packets: 1, bytes: Int(packet.wireLength))
    if isFromLow { fromLow += tally } else { fromHigh += tally }
    payload += Int(packet.payloadLength)
  }
}
