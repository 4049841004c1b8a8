import Packets

/// One end of conversations: a link address with an IP address. A device has one for each of its
/// addresses; a gateway's MAC has one for everybody beyond it.
public struct Party: Hashable, Comparable, TableKey {
  /// ``MACAddress/none`` where the capture has no link addresses.
  public let mac: MACAddress
  public let address: IPAddress

  public init(mac: MACAddress, address: IPAddress) {
    self.mac = mac
    self.address = address
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.mac, left.address) < (right.mac, right.address)
  }

  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(self)
    return mixer.hash
  }
}

/// Packets and bytes.
public struct Tally: Hashable, Sendable {
  public var packets = 0
  /// Link-layer bytes on the wire.
  public var bytes = 0

  public init(packets: Int = 0, bytes: Int = 0) {
    self.packets = packets
    self.bytes = bytes
  }

  public static func + (left: Self, right: Self) -> Self {
    Tally(packets: left.packets + right.packets, bytes: left.bytes + right.bytes)
  }

  public static func += (left: inout Self, right: Self) { left = left + right }
  public static func - (left: Self, right: Self) -> Self {
    Tally(packets: left.packets - right.packets, bytes: left.bytes - right.bytes)
  }
}
