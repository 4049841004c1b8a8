import Packets

/// How an interface is opened.
public struct InterfaceOptions: Sendable {
  /// A filter in tcpdump's language, which the system applies (pcap-filter(7)), for the link type of an interface.
  public var filter: @Sendable (LinkType) -> String? = { _ in nil }
  /// Most bytes kept of a packet.
  public var snapLength = 262_144
  /// Whether packets for others are taken too.
  public var isPromiscuous = true
  /// Whether a Wi-Fi adapter listens to the air, instead of its network.
  public var isMonitor = false
  /// After how many packets the capture ends; nil for no limit.
  public var packetLimit: Int?
  /// Bytes that the system holds for a reader that is late: seconds of a home's traffic.
  public var bufferSize = 32 << 20

  public init() {}
}

/// What an interface counted since it was opened.
public struct InterfaceCounts: Hashable, Sendable {
  /// Packets that passed the filter.
  public var received: UInt64
  /// Packets lost because the reader was late (pcap's ps_drop).
  public var droppedBySystem: UInt64
  /// Packets lost by the adapter or its driver (pcap's ps_ifdrop).
  public var droppedByInterface: UInt64
}
