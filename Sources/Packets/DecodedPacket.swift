/// What one packet says in its headers: the small value that leaves this target for every packet.
///
/// A captured frame gives one of these for each IP layer in it: a tunnel's own packet, marked
/// ``Flags/carrier``, comes before what it carries. A frame without IP gives one too, of kind
/// ``Kind/arp`` or ``Kind/other``.
@frozen
public struct DecodedPacket: Sendable {
  @frozen
  public enum Kind: UInt8, Sendable {
    case tcp
    case udp
    case icmp
    case icmpv6
    /// Any other protocol over IP; ports are 0.
    case otherIP
    /// A piece of an IP datagram that is not complete yet, or never will be.
    case fragment
    case arp
    /// No IP in it, or headers that could not be read.
    case other
  }

  @frozen
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Another packet was found inside: this one is a tunnel's.
    @inlinable public static var carrier: Self { .init(rawValue: 1 << 0) }
    /// Put together from several IP fragments.
    @inlinable public static var reassembled: Self { .init(rawValue: 1 << 1) }
    /// The snap length cut some of the packet off.
    @inlinable public static var cut: Self { .init(rawValue: 1 << 2) }
    /// A header contradicts itself or its surroundings.
    @inlinable public static var malformed: Self { .init(rawValue: 1 << 3) }
    /// Came out of a tunnel that carries no link layer: the MAC addresses are the carrier's.
    @inlinable public static var routedThroughTunnel: Self { .init(rawValue: 1 << 4) }
    /// Heard over the air (802.11).
    @inlinable public static var wireless: Self { .init(rawValue: 1 << 5) }
    /// An 802.11 frame whose Retry bit is set.
    @inlinable public static var retry: Self { .init(rawValue: 1 << 6) }
    /// The checksum is one that a sending host's offload leaves behind: only the pseudo-header's sum.
    /// Looked for in UDP datagrams and in the TCP segments that open and close a connection.
    @inlinable public static var offloadedChecksum: Self { .init(rawValue: 1 << 7) }
    /// An 802.11 frame that was sent again, or sent on to everybody, after it had been heard: nothing new.
    @inlinable public static var repetition: Self { .init(rawValue: 1 << 8) }
  }

  /// Where the transport payload lies: in the capture batch's bytes (`buffer` is -1), or in one
  /// of the buffers that reassembly made.
  @frozen
  public struct Payload: Sendable {
    public var buffer: Int32
    public var offset: UInt32
    /// Bytes captured.
    public var count: UInt32

    @inlinable
    public init(buffer: Int32, offset: UInt32, count: UInt32) {
      self.buffer = buffer
      self.offset = offset
      self.count = count
    }
  }

  /// Nanoseconds since 1970-01-01 UTC.
  public var time: Int64 = 0
  /// Counted from 1 in its capture.
  public var frame: Int = 0
  public var source = IPAddress(high: 0, low: 0)
  public var destination = IPAddress(high: 0, low: 0)
  /// ``MACAddress/none`` where the link has none.
  public var sourceMAC = MACAddress.none
  public var destinationMAC = MACAddress.none
  /// Transport payload.
  public var payload = Payload(buffer: -1, offset: 0, count: 0)
  /// Length of the innermost link-layer frame on the wire, in bytes.
  public var wireLength: UInt32 = 0
  /// Length of the IP packet on the wire, header included (of the whole datagram once reassembled).
  public var ipLength: UInt32 = 0
  /// Transport payload on the wire, in bytes.
  public var payloadLength: UInt32 = 0
  public var sequence: UInt32 = 0
  public var acknowledgment: UInt32 = 0
  /// Equal for identical copies of one frame, and almost surely different otherwise.
  public var fingerprint: UInt32 = 0
  /// Index of the capture among those analysed together.
  public var capture: UInt16 = 0
  /// TCP and UDP ports; for ICMP the type and its counterpart (or code), as in community_id.
  public var sourcePort: UInt16 = 0
  public var destinationPort: UInt16 = 0
  public var window: UInt16 = 0
  /// Innermost VLAN id (1...4094), or 0.
  public var vlan: UInt16 = 0
  public var flags: Flags = []
  public var tcpFlags: TCPFlags = []
  public var kind = Kind.other
  /// IANA protocol number; for frames without IP 0.
  public var protocolNumber: UInt8 = 0
  public var timeToLive: UInt8 = 0
  /// How many tunnels this packet was found inside.
  public var depth: UInt8 = 0

  @inlinable public init() {}
}

extension DecodedPacket {
  /// Whether it belongs to a flow: a whole IP packet.
  @inlinable public var isFlowPacket: Bool { kind.rawValue <= Kind.otherIP.rawValue }

  /// The sequence number of the payload's first byte: a SYN takes the one before it (RFC 9293 §3.4), and may carry payload
  /// itself (RFC 7413).
  @inlinable public var payloadSequence: UInt32 {
    tcpFlags.contains(.syn) ? sequence &+ 1 : sequence
  }
}
