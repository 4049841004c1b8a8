/// A point in time as NTP writes it (RFC 5905 §6): seconds since 1900 in the high 32 bits, their fraction in the low ones.
public struct NTPTimestamp: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Seconds from 1900 to 1970.
  private static let unixEpoch: Int64 = 2_208_988_800

  /// Whether it stands for "not known".
  public var isUnknown: Bool { rawValue == 0 }

  /// Nanoseconds since 1970; nil where it is not known.
  ///
  /// The highest bit tells the era (RFC 4330 §3): set, the years 1968 to 2036; clear, 2036 to 2104.
  public var unixNanoseconds: Int64? {
    guard !isUnknown else { return nil }
    let era: Int64 = rawValue >> 63 == 1 ? 0 : 1 << 32
    let seconds = Int64(rawValue >> 32) + era - Self.unixEpoch
    return seconds * 1_000_000_000 + Int64(((rawValue & 0xffff_ffff) * 1_000_000_000) >> 32)
  }
}

/// A length of time of at most 18 hours (RFC 5905 §6): seconds in the high 16 bits, their fraction in the low ones.
public struct NTPShort: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public var nanoseconds: Int64 { (Int64(rawValue) * 1_000_000_000) >> 16 }
}
