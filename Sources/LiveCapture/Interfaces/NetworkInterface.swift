import Packets

/// A network interface of this machine: what it is, how it is, and what can be captured on it.
public struct NetworkInterface: Hashable, Sendable {
  /// The sort of interface.
  public enum Kind: String, Sendable {
    case ethernet
    /// An Ethernet adapter on USB.
    case usb
    case wifi
    case bridge
    case vlan
    case bond
    /// A virtual Ethernet port, as containers and virtual machines have.
    case virtual
    /// A virtual private network or another tunnel.
    case tunnel
    case loopback
    /// All interfaces together.
    case any
    case other
  }

  /// Whether packets can be captured on it.
  public enum Capture: Hashable, Sendable {
    case possible(LinkType)
    case impossible(InterfaceError)
  }

  public var name: String
  public var kind: Kind
  public var isUp: Bool
  /// Whether a cable, or a network over the air, is connected; nil where the system doesn't say.
  public var hasCarrier: Bool?
  public var macAddress: MACAddress?
  public var addresses: [IPAddress] = []
  /// Packets received and sent since it was made; nil where the system doesn't say.
  public var received: UInt64?
  public var sent: UInt64?
  public var capture: Capture
  /// Whether a Wi-Fi adapter can listen to the air.
  public var hasMonitorMode = false

  public init(name: String, kind: Kind, isUp: Bool, capture: Capture) {
    self.name = name
    self.kind = kind
    self.isUp = isUp
    self.capture = capture
  }

  /// Whether it has an address that others reach it by; every interface has a link-local one.
  public var hasAddress: Bool {
    addresses.contains { !$0.isLinkLocal && !$0.isLoopback }
  }

  public var canCapture: Bool {
    if case .possible = capture { true } else { false }
  }
}
