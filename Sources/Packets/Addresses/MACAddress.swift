/// A 48-bit link-layer address (IEEE 802-2014 §8.2). All zeros stands for "none seen": no station may use it.
@frozen
public struct MACAddress: RawRepresentable, Hashable, Comparable, Sendable {
  /// The address in the low 48 bits, first byte on the wire highest.
  public let rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue & 0xffff_ffff_ffff }

  /// No address: the link has none, or it was not captured.
  @inlinable public static var none: Self { .init(rawValue: 0) }
  @inlinable public static var broadcast: Self { .init(rawValue: 0xffff_ffff_ffff) }

  @inlinable public var isNone: Bool { rawValue == 0 }

  /// Whether it names a group of stations (the I/G bit), broadcast included.
  @inlinable public var isGroup: Bool { rawValue & 0x0100_0000_0000 != 0 }

  /// Whether its holder made it up (the U/L bit): randomised, virtual, or assigned by hand.
  @inlinable public var isLocallyAdministered: Bool { rawValue & 0x0200_0000_0000 != 0 }

  /// Whether it is one that routers share, each standing in for the other: VRRP's (RFC 9568 §7.3) or HSRP's (RFC 2281 §5.1).
  public var isVirtualRouter: Bool {
    [0x0000_5e00_01, 0x0000_5e00_02, 0x0000_0c07_ac].contains(rawValue >> 8)
  }

  /// Whether two MACs are likely those of one machine. A heuristic: its adapters are numbered in a row, so that all but the last
  /// byte is the same, the bit for local administration aside (IEEE 802-2014 §8.2).
  public func isAdapter(besides other: MACAddress) -> Bool {
    (rawValue ^ other.rawValue) & ~0x0200_0000_00ff == 0
  }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension MACAddress: CustomStringConvertible, LosslessStringConvertible {
  /// Lower-case hex pairs, separated by colons.
  public var description: String {
    let text = (0..<17).map { place in
      let byte = UInt8(truncatingIfNeeded: rawValue >> UInt64(40 - place / 3 * 8))
      switch place % 3 {
      case 0: return hexDigit(byte >> 4)
      case 1: return hexDigit(byte & 15)
      default: return UInt8(ascii: ":")
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads six hex bytes separated by colons or dashes, three groups of four separated by dots
  /// (as Cisco writes them), or twelve bare digits; nil for anything else.
  public init?(_ text: String) {
    var value: UInt64 = 0
    var digits = 0
    for character in text.utf8 {
      switch character {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard digits > 0, digits % 2 == 0 else { return nil }
      default:
        guard let digit = hexValue(of: character), digits < 12 else { return nil }
        value = value << 4 | UInt64(digit)
        digits += 1
      }
    }
    guard digits == 12 else { return nil }
    self.init(rawValue: value)
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func hexValue(of character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
  default: nil
  }
}
