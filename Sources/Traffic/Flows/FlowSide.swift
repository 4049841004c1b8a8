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
  // The frame of its first packet, in two parts.
  private var frameLow: UInt32 = 0
  private var frameHigh: UInt16 = 0
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
  public private(set) var firstFrame: Int {
    get { Int(frameHigh) << 32 | Int(frameLow) }
    set {
      frameHigh = UInt16(truncatingIfNeeded: newValue >> 32)
      frameLow = UInt32(truncatingIfNeeded: newValue)
    }
  }

  /// Counts a packet.
  /// - Parameter isCopy: whether it is a copy of one that was counted already, as it seems.
  @inline(__always)
  mutating func count(_ packet: DecodedPacket, isCopy: Bool) {
    if packetCount == 0 {
      firstFrame = packet.frame
      timeToLive = packet.timeToLive
      mac = packet.flags.contains(.routedThroughTunnel) ? .none : packet.sourceMAC
    }
    packetCount &+= 1
    add(
      bytes: packet.wireLength, ipBytes: packet.ipLength, payloadBytes: packet.payloadLength)
    if !packet.flags.isDisjoint(with: [.carrier, .repetition, .offloadedChecksum]) {
      countOddity(packet)
    }
    if isCopy { countCopy(bytes: Int(packet.wireLength)) }
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
      firstFrame = later.firstFrame
      mac = later.mac
      timeToLive = later.timeToLive
    }
    packetCount &+= later.packetCount
    add(
      bytes: later.byteCount, ipBytes: later.ipByteCount, payloadBytes: later.payloadByteCount)
    if let more = later.oddities.first { noteOddities { $0.add(more) } }
  }
}
