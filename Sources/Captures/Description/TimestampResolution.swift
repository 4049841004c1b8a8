/// How fine the times of a capture are, as pcapng's if_tsresol codes it: a negative power of 10, or of 2 when the
/// highest bit is set.
public struct TimestampResolution: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let microseconds = TimestampResolution(rawValue: 6)
  public static let nanoseconds = TimestampResolution(rawValue: 9)
}

extension TimestampResolution: CustomStringConvertible {
  public var description: String {
    switch rawValue {
    case 0: "seconds"
    case 3: "milliseconds"
    case 6: "microseconds"
    case 9: "nanoseconds"
    case 0x80...: "2^-\(rawValue & 0x7f) seconds"
    default: "10^-\(rawValue) seconds"
    }
  }
}

/// Turns an interface's timestamps into nanoseconds since 1970.
struct TimestampClock {
  private enum Scale {
    case multiply(UInt128)
    case divide(UInt128)
    case shift(Int)
  }

  private let scale: Scale
  private let offset: Int64

  /// `offsetSeconds` is what pcapng's if_tsoffset adds to each time.
  init(_ resolution: TimestampResolution, offsetSeconds: Int64) {
    let exponent = Int(resolution.rawValue & 0x7f)
    if resolution.rawValue & 0x80 != 0 {
      scale = .shift(exponent)
    } else if exponent <= 9 {
      scale = .multiply(Self.powerOfTen(9 - exponent))
    } else {
      scale = .divide(Self.powerOfTen(exponent - 9))
    }
    let (product, overflow) = offsetSeconds.multipliedReportingOverflow(by: 1_000_000_000)
    offset = overflow ? (offsetSeconds < 0 ? .min : .max) : product
  }

  /// The farthest times from 1970, in 1823 and 2116: between any two, 64 bits hold the nanoseconds.
  private static let bound: Int64 = 1 << 62 - 1

  /// Nanoseconds since 1970; times beyond the bound, which only damage and malice make, become it.
  func nanoseconds(_ ticks: UInt64) -> Int64 {
    let time: Int64 =
      switch scale {
      case .multiply(let factor): Int64(clamping: UInt128(ticks) * factor)
      case .divide(let divisor): Int64(clamping: UInt128(ticks) / divisor)
      case .shift(let bits): Int64(clamping: (UInt128(ticks) * 1_000_000_000) >> bits)
      }
    let (sum, overflow) = time.addingReportingOverflow(offset)
    let nearest = overflow ? (offset < 0 ? .min : .max) : sum
    return min(max(nearest, -Self.bound), Self.bound)
  }

  /// 10 to the power of `exponent`, or of 38, which is more than any count of ticks.
  private static func powerOfTen(_ exponent: Int) -> UInt128 {
    (0..<min(exponent, 38)).reduce(1) { power, _ in power * 10 }
  }
}
