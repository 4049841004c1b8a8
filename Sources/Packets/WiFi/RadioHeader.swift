/// What a capture's own header says of the 802.11 frame that follows it.
///
/// Drivers report what their hardware tells them: every measurement may be missing.
public struct RadioHeader: Sendable {
  /// The generation of modulation that a frame was sent with (IEEE 802.11-2020, clauses 15 to 27).
  public enum Format: UInt8, Comparable, Sendable {
    /// DSSS, HR/DSSS, OFDM or ERP: one stream, a rate of its own.
    case legacy
    /// High throughput: 802.11n.
    case ht
    /// Very high throughput: 802.11ac.
    case vht
    /// High efficiency: 802.11ax.
    case he
    /// Extremely high throughput: 802.11be.
    case eht

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What one antenna of the receiver measured.
  public struct Antenna: Hashable, Sendable {
    /// Its number, from 0.
    public var number: UInt8
    /// In dBm.
    public var signal: Int8?
    public var noise: Int8?

    public init(number: UInt8, signal: Int8? = nil, noise: Int8? = nil) {
      self.number = number
      self.signal = signal
      self.noise = noise
    }
  }

  /// Antennas that are kept, at most.
  public static let antennaBound = 4

  /// The header tells whether there is a frame check sequence.
  public var tellsFCS = false
  /// The frame ends with a frame check sequence of four bytes.
  public var hasFCS = false
  /// The receiver found the frame check sequence wrong.
  public var isDamaged = false
  /// The MAC header is padded to a multiple of four bytes.
  public var isPadded = false
  /// The bytes of Frame Control and Sequence Control are in the wrong order.
  public var isSwapped = false
  /// The frame came over a wire, from an access point to its controller or back, as by CAPWAP (RFC 5415).
  public var isTunnelled = false

  /// When the first bit arrived, by the clock of the receiver or its cell, in µs.
  public var timestamp: UInt64?
  /// Centre of the primary channel, in MHz.
  public var frequency: UInt16?
  /// In dBm, at the receiver's antennas together.
  public var signal: Int8?
  public var noise: Int8?
  /// In units of 500 kb/s; only where ``format`` is legacy.
  public var rate: UInt16?
  public var format: Format?
  /// Modulation and coding scheme: 0...76 for HT, where it includes the streams; 0...15 for later formats.
  public var mcs: UInt8?
  /// Spatial streams that the frame was sent with.
  public var streams: UInt8?
  /// In MHz.
  public var bandwidth: UInt16?
  /// Between symbols, in nanoseconds.
  public var guardInterval: UInt16?
  /// Number of the aggregate (A-MPDU) that the frame was part of, as its receiver counts.
  public var aggregate: UInt32?
  private var kept: InlineArray<4, Antenna> = .init(repeating: Antenna(number: 0))
  private var count: UInt8 = 0

  public init(isSwapped: Bool = false) {
    self.isSwapped = isSwapped
  }

  /// Each antenna that was told apart, in the order of the header.
  public var antennas: [Antenna] { (0..<Int(count)).map { kept[$0] } }

  mutating func append(_ antenna: Antenna) {
    guard Int(count) < Self.antennaBound else { return }
    kept[Int(count)] = antenna
    count += 1
  }

  /// Notes an HT frame's MCS (IEEE 802.11-2020 §19.5): 0 to 31 are eight for each number of equal streams.
  mutating func noteHT(mcs index: UInt8) {
    format = .ht
    mcs = index
    streams =
      switch index {
      case 0...31: index / 8 + 1
      case 32: 1
      case 33...38: 2
      case 39...52: 3
      case 53...76: 4
      default: nil
      }
  }
}
