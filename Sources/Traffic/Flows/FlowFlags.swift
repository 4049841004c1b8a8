/// What of a flow is so or not: a bit each, for flows are many.
struct FlowFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// Both sides had closed, or one had reset.
  static let isClosed = Self(rawValue: 1)
  /// Its first datagrams were DNS, whatever the port.
  static let carriesDNS = Self(rawValue: 1 << 1)
  /// The first packet came from the low end point.
  static let firstIsUpward = Self(rawValue: 1 << 2)
  /// The first packet's frame was sent to a group of stations.
  static let firstIsToGroup = Self(rawValue: 1 << 3)
  /// The first datagram with payload came from the low end point.
  static let firstDataIsUpward = Self(rawValue: 1 << 4)
  /// The log has told its end, and an oddity in it.
  static let isEndTold = Self(rawValue: 1 << 5)
  static let isWeirdTold = Self(rawValue: 1 << 6)
  /// It is the first of its 5-tuple in a part that continues an earlier one: it may be that one's.
  static let isHead = Self(rawValue: 1 << 7)
}
