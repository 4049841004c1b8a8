import Packets

/// A network interface that packets were captured on, as the capture describes it.
public struct CaptureInterface: Hashable, Sendable {
  public var linkType: LinkType
  /// Most bytes kept of a packet; 0 when there was no limit.
  public var snapLength: Int
  /// The system's name of it, such as `eth0` (if_name).
  public var name: String?
  /// What people call it (if_description).
  public var description: String?
  /// Which packets were let through: a filter in tcpdump's language (if_filter).
  public var filter: String?
  /// The operating system of the capturing machine (if_os).
  public var operatingSystem: String?
  /// The interface's own address (if_MACaddr).
  public var macAddress: MACAddress?
  /// The interface's own addresses (if_IPv4addr, if_IPv6addr); at most 64.
  public var addresses: [IPAddress] = []
  public var timestampResolution: TimestampResolution
  /// Bytes of frame check sequence at the end of each frame; 0 when the capture doesn't say.
  public var fcsLength: UInt8 = 0
  /// Packets the interface received while capturing (isb_ifrecv).
  public var received: UInt64?
  /// Packets lost by the interface for want of resources (isb_ifdrop).
  public var droppedByInterface: UInt64?
  /// Packets lost by the operating system between the interface and the recorder (isb_osdrop).
  public var droppedBySystem: UInt64?
  /// Packets said to be lost just before a recorded one (epb_dropcount), summed.
  public var droppedBetweenPackets: UInt64 = 0

  /// Packets that it, or the system behind it, says it dropped. What is said before single packets may be counted by
  /// the statistics at the end as well.
  public var dropped: UInt64 {
    let (sum, overflow) = (droppedByInterface ?? 0).addingReportingOverflow(droppedBySystem ?? 0)
    return max(overflow ? .max : sum, droppedBetweenPackets)
  }

  /// The filter that leaves out broadcast and multicast on Ethernet, and nothing else.
  public static let unicastFilter = "not ether multicast"

  public init(
    linkType: LinkType, snapLength: Int = 0,
    timestampResolution: TimestampResolution = .microseconds, name: String? = nil,
    description: String? = nil, filter: String? = nil
  ) {
    self.linkType = linkType
    self.snapLength = snapLength
    self.timestampResolution = timestampResolution
    self.name = name
    self.description = description
    self.filter = filter
  }
}
