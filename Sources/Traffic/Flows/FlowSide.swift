import Packets

/// What one end point of a flow sent.
public struct FlowSide: Sendable {
  /// Link-layer bytes on the wire.
  public private(set) var bytes = 0
  /// IP bytes on the wire, headers included.
  public private(set) var ipBytes = 0
  /// Transport payload on the wire, repetitions included.
  public private(set) var payloadBytes = 0
  /// Bytes of suspected copies, and of packets that carried other packets.
  public private(set) var copiedBytes = 0
  public private(set) var carrierBytes = 0
  /// Bytes of 802.11 frames that were heard before they were sent again.
  public private(set) var repeatedBytes = 0
  /// The sender's link address; ``MACAddress/none`` where unknown.
  public private(set) var mac = MACAddress.none
  private var recent = RecentFrames()
  private var packetCount: UInt32 = 0
  private var copyCount: UInt32 = 0
  private var carrierCount: UInt32 = 0
  private var repeatedCount: UInt32 = 0
  private var frame: UInt32 = 0
  /// The time to live (hop limit) of its first packet; 0 before there is one.
  private(set) var timeToLive: UInt8 = 0
  private var unfinishedCount: UInt32 = 0

  public var packets: Int { Int(packetCount) }
  /// Packets identical to one of the same side at most a millisecond before: suspected copies by a mirror.
  public var copies: Int { Int(copyCount) }
  /// Packets that carried other packets: a tunnel's.
  public var carrierPackets: Int { Int(carrierCount) }
  /// 802.11 frames that were heard before they were sent again.
  public var repetitions: Int { Int(repeatedCount) }
  /// Packets that are no copies, nor heard twice.
  var distinctPackets: Int { packets - copies - repetitions }
  /// Packets whose checksums an adapter had yet to finish.
  public var unfinishedChecksums: Int { Int(unfinishedCount) }
  /// The frame of its first packet; 0 before there is one.
  public var firstFrame: Int { Int(frame) }

  /// Counts a packet; true when it is one that was counted already: sent again, or a copy as it seems.
  @inline(__always)
  mutating func count(_ packet: DecodedPacket) -> Bool {
    if packetCount == 0 {
      frame = UInt32(truncatingIfNeeded: packet.frame)
      timeToLive = packet.timeToLive
      mac = packet.flags.contains(.routedThroughTunnel) ? .none : packet.sourceMAC
    }
    packetCount &+= 1
    bytes &+= Int(packet.wireLength)
    ipBytes &+= Int(packet.ipLength)
    payloadBytes &+= Int(packet.payloadLength)
    if packet.flags.contains(.carrier) {
      carrierCount &+= 1
      carrierBytes &+= Int(packet.wireLength)
    } else if packet.flags.contains(.repetition) {
      repeatedCount &+= 1
      repeatedBytes &+= Int(packet.wireLength)
    }
    if packet.flags.contains(.repetition) { return true }
    if packet.flags.contains(.offloadedChecksum) { unfinishedCount &+= 1 }
    guard recent.meetAgain(packet.fingerprint, at: packet.time) else {
      recent.insert(packet.fingerprint, at: packet.time)
      return false
    }
    copyCount &+= 1
    copiedBytes &+= Int(packet.wireLength)
    return true
  }

  /// Whether this frame is a copy of one of this side's last.
  func holdsCopy(of frame: OpeningFrame) -> Bool {
    recent.contains(frame.fingerprint, at: frame.time)
  }

  /// Counts a frame, counted already, as a copy too.
  mutating func countCopy(bytes: Int) {
    copyCount &+= 1
    copiedBytes &+= bytes
  }

  /// Adds what a later part of the same flow counted.
  mutating func append(_ later: FlowSide) {
    guard later.packets > 0 else {
      if mac.isNone { mac = later.mac }
      return
    }
    if packets == 0 {
      frame = later.frame
      mac = later.mac
      timeToLive = later.timeToLive
    }
    packetCount &+= later.packetCount
    bytes &+= later.bytes
    ipBytes &+= later.ipBytes
    payloadBytes &+= later.payloadBytes
    copyCount &+= later.copyCount
    copiedBytes &+= later.copiedBytes
    carrierCount &+= later.carrierCount
    carrierBytes &+= later.carrierBytes
    repeatedCount &+= later.repeatedCount
    repeatedBytes &+= later.repeatedBytes
    unfinishedCount &+= later.unfinishedCount
    recent = later.recent
  }
}

/// The last few frames of one side, to tell a mirror's second copy of a frame from a second frame.
struct RecentFrames {
  /// Microseconds: a mirror that copies twice does so back to back; nothing sends an identical frame this soon.
  static let horizon: UInt32 = 1000
  private static let count = 4

  private var fingerprints: InlineArray<4, UInt32> = .init(repeating: 0)
  /// In microseconds, modulo 2³² (71 minutes).
  private var times: InlineArray<4, UInt32> = .init(repeating: 0)
  private var filled: UInt8 = 0
  private var next: UInt8 = 0

  @inline(__always)
  func contains(_ fingerprint: UInt32, at time: Int64) -> Bool {
    place(of: fingerprint, at: UInt32(truncatingIfNeeded: time / 1000)) != nil
  }

  /// Whether a frame is a copy of one of these; a third copy is measured from the second.
  @inline(__always)
  mutating func meetAgain(_ fingerprint: UInt32, at time: Int64) -> Bool {
    let now = UInt32(truncatingIfNeeded: time / 1000)
    guard let place = place(of: fingerprint, at: now) else { return false }
    times[place] = now
    return true
  }

  @inline(__always)
  private func place(of fingerprint: UInt32, at now: UInt32) -> Int? {
    for index in 0..<Int(filled) where fingerprints[index] == fingerprint {
      let age = now &- times[index]
      if min(age, 0 &- age) <= Self.horizon { return index }
    }
    return nil
  }

  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, at time: Int64) {
    fingerprints[Int(next)] = fingerprint
    times[Int(next)] = UInt32(truncatingIfNeeded: time / 1000)
    next = (next + 1) & UInt8(Self.count - 1)
    if filled < UInt8(Self.count) { filled += 1 }
  }
}
