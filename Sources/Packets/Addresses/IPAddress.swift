/// An IPv4 or IPv6 address. IPv4 is kept in its mapped form, ::ffff:a.b.c.d (RFC 4291 §2.5.5.2).
@frozen
public struct IPAddress: Hashable, Comparable, Sendable {
  /// The first 64 bits, in host order.
  public let high: UInt64
  /// The last 64 bits, in host order.
  public let low: UInt64

  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inlinable
  public init(v4 value: UInt32) {
    high = 0
    low = 0xffff_0000_0000 | UInt64(value)
  }

  @inlinable public var isV4: Bool { high == 0 && low >> 32 == 0xffff }
  @inlinable public var isV6: Bool { !isV4 }

  /// The IPv4 address as an integer in host order; meaningless for IPv6.
  @inlinable public var v4Value: UInt32 { UInt32(truncatingIfNeeded: low) }

  /// Without the half that says nothing of IPv4.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(low)
    if !isV4 { hasher.combine(high) }
  }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

/// What kind of place an address names (IANA IPv4 and IPv6 Special-Purpose Address Registries).
extension IPAddress {
  /// 0.0.0.0 or ::
  /// `::`, which stands for `0.0.0.0` too where nothing is known.
  public static var unspecified: IPAddress { IPAddress(high: 0, low: 0) }

  @inlinable public var isUnspecified: Bool { isV4 ? v4Value == 0 : high == 0 && low == 0 }

  @inlinable public var isLoopback: Bool { isV4 ? v4Value >> 24 == 127 : high == 0 && low == 1 }

  /// 224.0.0.0/4 or ff00::/8
  @inlinable public var isMulticast: Bool { isV4 ? v4Value >> 28 == 0xe : high >> 56 == 0xff }

  /// 255.255.255.255: every station of this link.
  @inlinable public var isLimitedBroadcast: Bool { isV4 && v4Value == .max }

  /// False for most addresses that are no directed broadcast (RFC 919): those are IPv4 and end in ones, two at least.
  @inlinable public var mayBeBroadcast: Bool { isV4 && v4Value & 0b11 == 0b11 }

  /// Whether its interface identifier is made of this link address, the 7th bit inverted and `fffe` between its halves
  /// (modified EUI-64, RFC 4291 appendix A).
  public func isMade(of mac: MACAddress) -> Bool {
    guard !isV4, !mac.isNone else { return false }
    let number = mac.rawValue
    let identifier =
      (number >> 24 ^ 0x02_00_00) << 40 | 0xff_fe << 24 | number & 0xff_ff_ff
    return low == identifier
  }

  /// 169.254.0.0/16 (RFC 3927) or fe80::/10 (RFC 4291 §2.5.6)
  @inlinable public var isLinkLocal: Bool { isV4 ? v4Value >> 16 == 0xa9fe : high >> 54 == 0x3fa }

  /// RFC 1918 (10/8, 172.16/12, 192.168/16), RFC 6598 (100.64/10) or RFC 4193 (fc00::/7): never routed on the Internet.
  @inlinable public var isPrivate: Bool {
    guard isV4 else { return high >> 57 == 0x7e }
    let value = v4Value
    return value >> 24 == 10 || value >> 20 == 0xac1 || value >> 16 == 0xc0a8
      || value >> 22 == 0x191
  }

  /// RFC 6598 (100.64/10): what a provider gives homes that share public addresses; never used inside one.
  @inlinable public var isProviders: Bool { isV4 && v4Value >> 22 == 0x191 }

  /// Whether one station on the wider Internet could hold it.
  @inlinable public var isGlobalUnicast: Bool {
    !(isUnspecified || isLoopback || isMulticast || isLimitedBroadcast || isLinkLocal || isPrivate)
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or the canonical text of RFC 5952.
  public var description: String {
    guard isV6 else { return dottedDecimal }
    let groups = (0..<8).map { group in
      UInt16(truncatingIfNeeded: (group < 4 ? high : low) >> UInt64(48 - group % 4 * 16))
    }
    let zeros = Self.longestZeroRun(in: groups)
    var text = ""
    var index = 0
    while index < 8 {
      if let zeros, index == zeros.lowerBound {
        text += "::"
        index = zeros.upperBound
      } else {
        if !text.isEmpty, !text.hasSuffix(":") { text += ":" }
        text += String(groups[index], radix: 16)
        index += 1
      }
    }
    return text
  }

  private var dottedDecimal: String {
    var text: [UInt8] = []
    text.reserveCapacity(15)
    text.append(dottedDecimal: self)
    return String(decoding: text, as: UTF8.self)
  }

  /// The first longest run of at least two zero groups (RFC 5952 §4.2).
  private static func longestZeroRun(in groups: [UInt16]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    while start < 8 {
      guard groups[start] == 0 else {
        start += 1
        continue
      }
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, best?.count ?? 0) { best = start..<end }
      start = end
    }
    return best
  }
}

extension IPAddress: LosslessStringConvertible {
  /// Reads dotted decimal or RFC 4291 §2.2 text, without zone or prefix length; nil for anything else.
  public init?(_ text: String) {
    if !text.utf8.contains(UInt8(ascii: ":")) {
      guard let value = Self.dottedDecimal(Substring(text)) else { return nil }
      self.init(v4: value)
      return
    }
    let halves = Self.halves(of: text)
    guard halves.count <= 2, let head = Self.groups(halves[0]) else { return nil }
    guard halves.count == 2 else {
      guard head.count == 8 else { return nil }
      self.init(groups: head)
      return
    }
    guard let tail = Self.groups(halves[1]), head.count + tail.count < 8 else { return nil }
    let gap = Array(repeating: UInt16(0), count: 8 - head.count - tail.count)
    self.init(groups: head + gap + tail)
  }

  private init(groups: [UInt16]) {
    high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
    low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// What stands before and after each "::".
  private static func halves(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ":", next < text.endIndex, text[next] == ":" {
        parts.append(text[start..<index])
        start = text.index(after: next)
        index = start
      } else {
        index = next
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var result: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let value = dottedDecimal(part) else { return nil }
        result += [UInt16(value >> 16), UInt16(value & 0xffff)]
      } else {
        guard (1...4).contains(part.utf8.count), part.first != "+", part.first != "-",
          let value = UInt16(part, radix: 16)
        else { return nil }
        result.append(value)
      }
    }
    return result.count <= 8 ? result : nil
  }

  private static func dottedDecimal(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.first != "+", part.first != "-",
        let byte = UInt8(part)
      else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }
}

extension [UInt8] {
  /// Adds the text of an IPv4 address.
  public mutating func append(dottedDecimal address: IPAddress) {
    for shift: UInt32 in [24, 16, 8, 0] {
      append(decimal: UInt8(truncatingIfNeeded: address.v4Value >> shift))
      if shift > 0 { append(UInt8(ascii: ".")) }
    }
  }
}
