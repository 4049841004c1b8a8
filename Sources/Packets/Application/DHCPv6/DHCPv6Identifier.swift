/// What a client or server is known by for good: its DUID (RFC 8415 §11).
public struct DHCPv6Identifier: Hashable, Sendable {
  /// As sent, type first.
  public let bytes: [UInt8]

  /// Ethernet, in IANA's hardware types.
  private static let ethernet: UInt16 = 1

  /// 1 a link address with a time, 2 a maker's own, 3 a link address, 4 a UUID (RFC 6355); nil where there is none.
  public var type: UInt16? { bytes.count >= 2 ? word(at: 0) : nil }

  /// The link address it was made from: of one of the device's adapters, maybe not the one it speaks through.
  public var mac: MACAddress? {
    let start: Int
    switch type {
    case 1: start = 8
    case 3: start = 4
    default: return nil
    }
    guard bytes.count == start + 6, word(at: 2) == Self.ethernet else { return nil }
    return MACAddress(rawValue: bytes[start...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  private func word(at place: Int) -> UInt16 {
    UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
  }
}

extension DHCPv6Identifier: CustomStringConvertible {
  /// Lower-case hex pairs, separated by colons.
  public var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
  }
}
