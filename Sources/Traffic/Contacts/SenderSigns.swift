import Packets

/// What the headers of a party's packets tell of where it stands, seen from where the capture was made.
public struct SenderSigns: Hashable, Sendable {
  /// Flows it began to send in with a time to live that hosts set: no router lies between.
  public private(set) var direct: UInt32 = 0
  /// Flows in which one to three routers had counted it down: what was sent is others', passed on under this address.
  public private(set) var forwarded: UInt32 = 0
  /// Packets that left before an adapter had finished their checksums: they were captured on the host itself.
  public private(set) var unfinishedChecksums = 0

  public init() {}

  mutating func add(_ side: FlowSide, to receiver: IPAddress) {
    unfinishedChecksums += side.unfinishedChecksums
    guard side.packets > 0, !receiver.isMulticast, !receiver.isLimitedBroadcast else { return }
    guard let hops = Self.hops(side.timeToLive), hops <= 3 else { return }
    if hops == 0 { direct &+= 1 } else { forwarded &+= 1 }
  }

  public mutating func add(_ other: Self) {
    direct &+= other.direct
    forwarded &+= other.forwarded
    unfinishedChecksums += other.unfinishedChecksums
  }

  /// Routers on the way, where the sender began with what hosts begin with: 64 (RFC 1700), 128 or 255; nil
  /// where that was less, as traceroutes' is.
  private static func hops(_ timeToLive: UInt8) -> Int? {
    switch timeToLive {
    case 33...64: 64 - Int(timeToLive)
    case 65...128: 128 - Int(timeToLive)
    case 129...: 255 - Int(timeToLive)
    default: nil
    }
  }
}
