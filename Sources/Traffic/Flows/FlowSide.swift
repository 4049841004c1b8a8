import Packets

/// What one end point of a flow sent.
public struct FlowSide: Sendable {
  /// Link-layer bytes on the wire.
  public private(set) var bytes = 0
  /// IP bytes on the wire, headers included.
  public private(set) var ipBytes = 0
  /// Transport payload on the wire, repetitions included.
  public private(set) var payloadBytes = 0
  /// The sender's link address; ``MACAddress/none`` where unknown.
  public private(set) var mac = MACAddress.none
  private var recent = RecentFrames()
  private var packetCount: UInt32 = 0
  private var frame: UInt32 = 0
  /// The time to live (hop limit) of its first packet; 0 before there is one.
  private(set) var timeToLive: UInt8 = 0
  /// None or one: on the heap, so that sides that sent nothing unusual, the most, don't hold room for it.
  private var oddities: [Oddities] = []

  /// What few sides have.
  private struct Oddities {
    var copies: UInt32 = 0
    var carriers: UInt32 = 0
    var repetitions: UInt32 = 0
    var unfinishedChecksums: UInt32 = 0
    var copiedBytes = 0
    var carrierBytes = 0
    var repeatedBytes = 0

    mutating func add(_ other: Self) {
      copies &+= other.copies
      carriers &+= other.carriers
      repetitions &+= other.repetitions
      unfinishedChecksums &+= other.unfinishedChecksums
      copiedBytes &+= other.copiedBytes
      carrierBytes &+= other.carrierBytes
      repeatedBytes &+= other.repeatedBytes
    }
  }

  public var packets: Int { Int(packetCount) }
  /// Packets identical to one of the same side at most a millisecond before: suspected copies by a mirror.
  public var copies: Int { Int(oddities.first?.copies ?? 0) }
  public var copiedBytes: Int { oddities.first?.copiedBytes ?? 0 }
  /// Packets that carried other packets: a tunnel's.
  public var carrierPackets: Int { Int(oddities.first?.carriers ?? 0) }
  public var carrierBytes: Int { oddities.first?.carrierBytes ?? 0 }
  /// 802.11 frames that were heard before they were sent again.
  public var repetitions: Int { Int(oddities.first?.repetitions ?? 0) }
  public var repeatedBytes: Int { oddities.first?.repeatedBytes ?? 0 }
  /// Packets that are no copies, nor heard twice.
  var distinctPackets: Int { packets - copies - repetitions }
  /// Packets whose checksums an adapter had yet to finish.
  public var unfinishedChecksums: Int { Int(oddities.first?.unfinishedChecksums ?? 0) }
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
    if !packet.flags.isDisjoint(with: [.carrier, .repetition, .offloadedChecksum]) {
      countOddity(packet)
      if packet.flags.contains(.repetition) { return true }
    }
    guard recent.meetAgain(packet.fingerprint, at: packet.time) else {
      recent.insert(packet.fingerprint, at: packet.time)
      return false
    }
    countCopy(bytes: Int(packet.wireLength))
    return true
  }

  @inline(never)
  private mutating func countOddity(_ packet: DecodedPacket) {
    noteOddities { oddities in
      if packet.flags.contains(.carrier) {
        oddities.carriers &+= 1
        oddities.carrierBytes &+= Int(packet.wireLength)
      } else if packet.flags.contains(.repetition) {
        oddities.repetitions &+= 1
        oddities.repeatedBytes &+= Int(packet.wireLength)
      }
      // Of what is heard twice the first time alone tells.
      if packet.flags.contains(.offloadedChecksum), !packet.flags.contains(.repetition) {
        oddities.unfinishedChecksums &+= 1
      }
    }
  }

  private mutating func noteOddities(_ change: (inout Oddities) -> Void) {
    if oddities.isEmpty { oddities.append(Oddities()) }
    change(&oddities[0])
  }

  /// Lets go of what it holds on the heap.
  mutating func vacate() { oddities = [] }

  /// Whether this frame is a copy of one of this side's last.
  func holdsCopy(of frame: OpeningFrame) -> Bool {
    recent.contains(frame.fingerprint, at: frame.time)
  }

  /// Counts a frame, counted already, as a copy too.
  mutating func countCopy(bytes: Int) {
    noteOddities {
      $0.copies &+= 1
      $0.copiedBytes &+= bytes
    }
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
    if let more = later.oddities.first { noteOddities { $0.add(more) } }
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
