import Packets

/// A burst that followed a mark, for the log.
public struct MarkReaction: Sendable {
  /// What was marked, and when.
  public let text: String
  public let markedAt: Int64
  public let pair: MarkedPair
  public let burst: MarkedBurst

  /// From the mark to the first packet, in nanoseconds.
  public var delay: Int64 { burst.first - markedAt }
  public var duration: Int64 { burst.last - burst.first }
  /// Who sent the first packet, and to whom.
  public var sender: Party { burst.beginsFromLow ? low : high }
  public var receiver: Party { burst.beginsFromLow ? high : low }
  /// What the sender of the first packet sent, and what it was sent.
  public var sent: Tally { burst.beginsFromLow ? burst.fromLow : burst.fromHigh }
  public var received: Tally { burst.beginsFromLow ? burst.fromHigh : burst.fromLow }

  private var low: Party { Party(mac: burst.lowMAC, address: pair.low) }
  private var high: Party { Party(mac: burst.highMAC, address: pair.high) }
}
