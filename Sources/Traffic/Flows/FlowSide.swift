import Packets

/// What one end point of a flow sent.
public struct FlowSide: Sendable {
  public internal(set) var packets = 0
  /// Link-layer bytes on the wire.
  public internal(set) var bytes = 0
  /// IP bytes on the wire, headers included.
  public internal(set) var ipBytes = 0
  /// Transport payload on the wire, repetitions included.
  public internal(set) var payloadBytes = 0
  /// Packets identical to one of the same side at most a millisecond before, and their bytes: suspected copies by a mirror.
  public internal(set) var copies = 0
  public internal(set) var copiedBytes = 0
  /// Packets that carried other packets (a tunnel's), and their bytes.
  public internal(set) var carrierPackets = 0
  public internal(set) var carrierBytes = 0
  /// The sender's link address; ``MACAddress/none`` where unknown.
  public internal(set) var mac = MACAddress.none
  /// The frame of its first packet; 0 before there is one.
  public internal(set) var firstFrame = 0
  private var recent = RecentFrames()

  /// Counts a packet; true when it looks like a copy.
  @inline(__always)
  mutating func count(_ packet: DecodedPacket) -> Bool {
    if packets == 0 {
      firstFrame = packet.frame
      mac = packet.flags.contains(.routedThroughTunnel) ? .none : packet.sourceMAC
    }
    packets &+= 1
    bytes &+= Int(packet.wireLength)
    ipBytes &+= Int(packet.ipLength)
    payloadBytes &+= Int(packet.payloadLength)
    if packet.flags.contains(.carrier) {
      carrierPackets &+= 1
      carrierBytes &+= Int(packet.wireLength)
    }
    guard recent.contains(packet.fingerprint, at: packet.time) else {
      recent.insert(packet.fingerprint, at: packet.time)
      return false
    }
    copies &+= 1
    copiedBytes &+= Int(packet.wireLength)
    return true
  }

  /// Adds what a later part of the same flow counted.
  mutating func append(_ later: FlowSide) {
    guard later.packets > 0 else {
      if mac.isNone { mac = later.mac }
      return
    }
    if packets == 0 {
      firstFrame = later.firstFrame
      mac = later.mac
    }
    packets &+= later.packets
    bytes &+= later.bytes
    ipBytes &+= later.ipBytes
    payloadBytes &+= later.payloadBytes
    copies &+= later.copies
    copiedBytes &+= later.copiedBytes
    carrierPackets &+= later.carrierPackets
    carrierBytes &+= later.carrierBytes
    recent = later.recent
  }
}

/// The last few frames of one side, to tell a mirror's second copy of a frame from a second frame.
struct RecentFrames {
  /// A mirror that copies twice does so back to back; nothing sends an identical frame this soon.
  static let horizon: Int64 = 1_000_000
  private static let count = 4

  private var fingerprints: InlineArray<4, UInt32> = .init(repeating: 0)
  private var times: InlineArray<4, Int64> = .init(repeating: .min)
  private var next = 0

  @inline(__always)
  func contains(_ fingerprint: UInt32, at time: Int64) -> Bool {
    for index in 0..<Self.count where fingerprints[index] == fingerprint {
      let age = time.subtractingReportingOverflow(times[index])
      if !age.overflow, age.partialValue.magnitude <= Self.horizon.magnitude { return true }
    }
    return false
  }

  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, at time: Int64) {
    fingerprints[next] = fingerprint
    times[next] = time
    next = (next + 1) & (Self.count - 1)
  }
}
