/// A block of addresses that share their first bits (RFC 4632 §3.1, RFC 4291 §2.3).
public struct IPPrefix: Hashable, Comparable, Sendable {
  /// The lowest address of the block.
  public let address: IPAddress
  /// Shared bits: 0...32 for IPv4, 0...128 for IPv6.
  public let length: Int

  /// The block of `length` shared bits that holds `address`; nil when the length is out of range.
  public init?(_ address: IPAddress, length: Int) {
    guard (0...(address.isV4 ? 32 : 128)).contains(length) else { return nil }
    self.length = length
    let bits = address.isV4 ? length + 96 : length
    self.address = IPAddress(
      high: address.high & Self.mask(bits), low: address.low & Self.mask(bits - 64))
  }

  public func contains(_ other: IPAddress) -> Bool {
    guard other.isV4 == address.isV4 else { return false }
    if address.isV4 { return (other.v4Value ^ address.v4Value) >> UInt32(32 - length) == 0 }
    guard length > 64 else { return (other.high ^ address.high) >> UInt64(64 - length) == 0 }
    return other.high == address.high && (other.low ^ address.low) >> UInt64(128 - length) == 0
  }

  /// The directed broadcast address (RFC 919) of an IPv4 block that has one.
  public var broadcastAddress: IPAddress? {
    guard address.isV4, length < 31 else { return nil }
    return IPAddress(v4: address.v4Value | UInt32.max >> UInt32(length))
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.address, left.length) < (right.address, right.length)
  }

  /// The first `bits` of 64 set; clamped to 0...64.
  private static func mask(_ bits: Int) -> UInt64 {
    bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
  }
}

extension [IPPrefix] {
  /// Whether an address is of one of these blocks.
  public func covers(_ address: IPAddress) -> Bool { contains { $0.contains(address) } }
}

extension IPPrefix: CustomStringConvertible, LosslessStringConvertible {
  /// `address/length`
  public var description: String { "\(address)/\(length)" }

  /// Reads `address/length`, or a bare address as a block of one; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let address = IPAddress(String(first)) else {
      return nil
    }
    guard parts.count == 2 else {
      self.init(address, length: address.isV4 ? 32 : 128)
      return
    }
    guard let length = Int(parts[1]), parts[1].allSatisfy(\.isNumber) else { return nil }
    self.init(address, length: length)
  }
}
