import Decryption
import Packets

/// The keys of the connections whose Initial packets were opened last, which follow each other closely: so no session holds its
/// own. Those that had to make room are derived again.
struct QUICKeyBook: Sendable {
  private struct Entry: Sendable {
    let origin: QUICKeyOrigin
    let keys: QUICInitialKeys
    /// Derived when asked for: many captures hold one side.
    var server: QUICPacketKeys?
  }

  /// Each at the place that its origin says, where it takes that of another; no places until there is one.
  private var entries: [Entry?] = []
  /// Nobody outside knows it, and can have others make room.
  private let seed = UInt64.random(in: 0...UInt64.max)

  /// A judgement, above the connections that begin at a time in a home.
  private static let bound = 64

  /// The keys of one end; nil only when libcrypto refuses SHA-256.
  mutating func keys(of end: Sender, from origin: QUICKeyOrigin) -> QUICPacketKeys? {
    let place = place(of: origin)
    if entries.isEmpty || entries[place]?.origin != origin {
      guard let keys = origin.keys else { return nil }
      note(keys, from: origin)
    }
    if end == .client { return entries[place]?.keys.client }
    if let server = entries[place]?.server { return server }
    let server = entries[place]?.keys.server
    entries[place]?.server = server
    return server
  }

  /// Remembers keys that opened a packet.
  mutating func note(_ keys: QUICInitialKeys, from origin: QUICKeyOrigin) {
    if entries.isEmpty { entries = Array(repeating: nil, count: Self.bound) }
    entries[place(of: origin)] = Entry(origin: origin, keys: keys)
  }

  private func place(of origin: QUICKeyOrigin) -> Int {
    Int(origin.scattered(seed) % UInt64(Self.bound))
  }
}
