/// Some of the 65,536 ports, a bit for each: small enough to stay in the cache of a core, for each new flow asks.
struct PortSet: Sendable {
  private var words = [UInt64](repeating: 0, count: (1 << 16) / UInt64.bitWidth)

  init(_ ports: some Sequence<UInt16>) {
    for port in ports { words[Self.word(of: port)] |= Self.bit(of: port) }
  }

  func contains(_ port: UInt16) -> Bool { words[Self.word(of: port)] & Self.bit(of: port) != 0 }

  func union(_ ports: some Sequence<UInt16>) -> PortSet {
    var union = self
    for port in ports { union.words[Self.word(of: port)] |= Self.bit(of: port) }
    return union
  }

  func subtracting(_ ports: some Sequence<UInt16>) -> PortSet {
    var rest = self
    for port in ports { rest.words[Self.word(of: port)] &= ~Self.bit(of: port) }
    return rest
  }

  private static func word(of port: UInt16) -> Int { Int(port >> 6) }
  private static func bit(of port: UInt16) -> UInt64 { 1 << UInt64(port & 63) }
}
