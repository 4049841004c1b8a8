/// A message of DHCPv6 (RFC 8415 §8, §9).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    msg-type   |               transaction-id                  |
///     .                            options                            .
///
/// One that a relay agent passes on has a hop count and two addresses instead of the transaction:
///
///     |    msg-type   |   hop-count   |      link-address (128) …
///             peer-address (128) …    .            options            .
public struct DHCPv6Message: Hashable, Sendable {
  /// What a relay agent says of the message it passes on.
  public struct Relay: Hashable, Sendable {
    public let hopCount: UInt8
    /// The link the client is on.
    public let linkAddress: IPAddress
    /// Whom the message came from, or goes to.
    public let peerAddress: IPAddress
  }

  public let type: DHCPv6MessageType
  /// What holds the messages of one transaction together: 24 bits; 0 in a relayed message.
  public let transactionID: UInt32
  public let relay: Relay?
  public let options: [DHCPv6Option]

  /// Most relay agents that a message may pass (HOP_COUNT_LIMIT, RFC 8415 §7.6).
  private static let hopBound: UInt8 = 8

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    type = DHCPv6MessageType(rawValue: try reader.read())
    guard type.isKnown else {
      throw DecodeError(.invalid(field: "msg-type", value: UInt64(type.rawValue)), at: 0)
    }
    if type.isRelayed {
      let hopCount: UInt8 = try reader.read()
      guard hopCount <= Self.hopBound else {
        throw DecodeError(.invalid(field: "hop-count", value: UInt64(hopCount)), at: 1)
      }
      relay = Relay(
        hopCount: hopCount, linkAddress: try reader.readIPv6(), peerAddress: try reader.readIPv6())
      transactionID = 0
    } else {
      relay = nil
      let high: UInt8 = try reader.read()
      let low: UInt16 = try reader.read()
      transactionID = UInt32(high) << 16 | UInt32(low)
    }
    options = try DHCPv6Option.list(parsing: &reader)
  }

  /// The message that relay agents pass on, out of all their wrappings; itself where there are none.
  public var innermost: DHCPv6Message? {
    var message = self
    for _ in 0...Self.hopBound {
      guard message.type.isRelayed else { return message }
      guard let data = message.data(of: .relayMessage),
        let inner = try? DHCPv6Message(parsing: data.rawSpan)
      else { return nil }
      message = inner
    }
    return nil
  }
}
