import Packets

/// What one end point of a flow sent.
public struct FlowSide: Sendable {
  // The widest first: there are two in each flow, and nothing lies between them then.
  /// None or one: on the heap, so that sides that sent nothing unusual, the most, don't hold room for it.
  private var oddities: [Oddities] = []
  // Of bytes what is below 4 GiB: few sides send more, and `oddities` holds that.
  private var byteCount: UInt32 = 0
  private var ipByteCount: UInt32 = 0
  private var payloadByteCount: UInt32 = 0
  private var packetCount: UInt32 = 0
  private var frame: UInt32 = 0
  private var recent = RecentFrames()
  /// The sender's link address; ``MACAddress/none`` where unknown.
  @ShortMAC public private(set) var mac = MACAddress.none
  /// Link address that packets to it carried, where it never spoke.
  @ShortMAC private(set) var macAsDestination = MACAddress.none
  /// The time to live (hop limit) of its first packet; 0 before there is one.
  private(set) var timeToLive: UInt8 = 0

  /// What few sides have.
  private struct Oddities {
    var copies: UInt32 = 0
    var carriers: UInt32 = 0
    var repetitions: UInt32 = 0
    var unfinishedChecksums: UInt32 = 0
    /// Bytes beyond what has room in the side itself.
    var bytes = 0
    var ipBytes = 0
    var payloadBytes = 0
    var copiedBytes = 0
    var carrierBytes = 0
    var repeatedBytes = 0

    mutating func add(_ other: Self) {
      copies &+= other.copies
      carriers &+= other.carriers
      repetitions &+= other.repetitions
      unfinishedChecksums &+= other.unfinishedChecksums
      bytes &+= other.bytes
      ipBytes &+= other.ipBytes
      payloadBytes &+= other.payloadBytes
      copiedBytes &+= other.copiedBytes
      carrierBytes &+= other.carrierBytes
      repeatedBytes &+= other.repeatedBytes
    }
  }

  public var packets: Int { Int(packetCount) }
  /// Link-layer bytes on the wire.
  public var bytes: Int { Int(byteCount) + (oddities.first?.bytes ?? 0) }
  /// IP bytes on the wire, headers included.
  public var ipBytes: Int { Int(ipByteCount) + (oddities.first?.ipBytes ?? 0) }
  /// Transport payload on the wire, repetitions included.
  public var payloadBytes: Int { Int(payloadByteCount) + (oddities.first?.payloadBytes ?? 0) }
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
    add(
      bytes: packet.wireLength, ipBytes: packet.ipLength, payloadBytes: packet.payloadLength)
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

  @inline(__always)
  private mutating func add(bytes: UInt32, ipBytes: UInt32, payloadBytes: UInt32) {
    let bytes = byteCount.addingReportingOverflow(bytes)
    let ipBytes = ipByteCount.addingReportingOverflow(ipBytes)
    let payloadBytes = payloadByteCount.addingReportingOverflow(payloadBytes)
    byteCount = bytes.partialValue
    ipByteCount = ipBytes.partialValue
    payloadByteCount = payloadBytes.partialValue
    if bytes.overflow || ipBytes.overflow || payloadBytes.overflow {
      noteOddities {
        $0.bytes += bytes.overflow ? 1 << 32 : 0
        $0.ipBytes += ipBytes.overflow ? 1 << 32 : 0
        $0.payloadBytes += payloadBytes.overflow ? 1 << 32 : 0
      }
    }
  }

  /// Notes that a packet went to this side.
  @inline(__always)
  mutating func noteReceiver(of packet: DecodedPacket) {
    if mac.isNone, macAsDestination.isNone { macAsDestination = packet.receiver }
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
    if macAsDestination.isNone { macAsDestination = later.macAsDestination }
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
    add(
      bytes: later.byteCount, ipBytes: later.ipByteCount, payloadBytes: later.payloadByteCount)
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
