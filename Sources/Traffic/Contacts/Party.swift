import Packets

/// One end of conversations: a link address with an IP address. A device has one for each of its
/// addresses; a gateway's MAC has one for everybody beyond it.
public struct Party: Hashable, Comparable, Sendable {
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

/// Where in the captures something can be seen.
public struct Evidence: Hashable, Comparable, Sendable {
  /// Index of the capture among those analysed together.
  public let capture: Int
  /// Counted from 1.
  public let frame: Int

  public init(capture: Int, frame: Int) {
    self.capture = capture
    self.frame = frame
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.capture, left.frame) < (right.capture, right.frame)
  }
}

/// The lowest few frames that prove something: the same whichever order they came in.
public struct EvidenceList: Hashable, Sendable {
  public static let bound = 4
  public private(set) var items: [Evidence] = []

  public init() {}

  public mutating func insert(_ evidence: Evidence) {
    guard evidence.frame > 0 else { return }
    if items.count == Self.bound, let last = items.last, last <= evidence { return }
    guard !items.contains(evidence) else { return }
    items.insert(evidence, at: items.firstIndex { evidence < $0 } ?? items.count)
    if items.count > Self.bound { items.removeLast() }
  }

  public mutating func merge(_ other: EvidenceList) {
    for evidence in other.items { insert(evidence) }
  }
}
