/// What a block of a pcapng capture holds (draft-ietf-opsawg-pcapng §4 and its registry of block types).
struct PcapngBlockType: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt32

  /// Reads the same in both byte orders.
  static let sectionHeader = Self(rawValue: 0x0a0d_0d0a)
  static let interfaceDescription = Self(rawValue: 1)
  /// Obsolete; the Enhanced Packet Block replaced it.
  static let packet = Self(rawValue: 2)
  static let simplePacket = Self(rawValue: 3)
  static let nameResolution = Self(rawValue: 4)
  static let interfaceStatistics = Self(rawValue: 5)
  static let enhancedPacket = Self(rawValue: 6)
  static let decryptionSecrets = Self(rawValue: 10)

  /// Whether this program reads what is in it.
  var isRead: Bool {
    switch self {
    case .sectionHeader, .interfaceDescription, .packet, .simplePacket, .nameResolution,
      .interfaceStatistics, .enhancedPacket:
      true
    default: false
    }
  }

  /// The shortest block of that type, in bytes, or `nil` for a type that proves nothing in a search.
  var shortestBlock: Int? {
    switch self {
    case .sectionHeader: 28
    case .interfaceDescription: 20
    case .packet, .enhancedPacket: 32
    case .simplePacket: 16
    case .nameResolution: 16
    case .interfaceStatistics: 24
    case .decryptionSecrets: 20
    default: nil
    }
  }
}
