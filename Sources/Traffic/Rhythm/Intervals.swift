/// How long it took from one time to the next, many times over: counted by length, sixteen classes to an octave.
///
/// Sums of integers: the same in whichever order intervals were added and parts were merged. Bounded, since there
/// are only so many classes: from 0.4 s to five days.
public struct Intervals: Hashable, Sendable {
  /// The intervals of one class.
  public struct Class: Hashable, Sendable {
    /// The octave of its length, and which sixteenth of that.
    let number: UInt16
    public fileprivate(set) var count: UInt32
    /// What its intervals have above the shortest of the class, and the squares of that, added up.
    fileprivate var excess: Int64
    fileprivate var squares: Int64

    /// The shortest interval of the class, in seconds.
    private var shortest: Double {
      Double(Intervals.shortest(of: number)) / Intervals.unitsPerSecond
    }
    /// What its intervals come to, in seconds.
    public var sum: Double { Double(count) * shortest + Double(excess) / Intervals.unitsPerSecond }
    /// The mean of its intervals, in seconds.
    public var mean: Double { sum / Double(count) }

    /// What the squares of the differences from `center`, in seconds, come to.
    public func squares(around center: Double) -> Double {
      let offset = shortest - center
      let unit = Intervals.unitsPerSecond
      let sum = Double(squares) / (unit * unit) + 2 * offset * Double(excess) / unit
      return max(0, sum + Double(count) * offset * offset)
    }
  }

  /// In order of length.
  public private(set) var classes: [Class] = []
  /// Intervals shorter, and longer, than any class.
  public private(set) var tooShort: UInt32 = 0
  public private(set) var tooLong: UInt32 = 0

  public init() {}

  /// The intervals between times that are in order.
  public init(between times: [Int64]) {
    for place in times.indices.dropFirst() { add(times[place] - times[place - 1]) }
  }

  /// How many, those of no class left out.
  public var count: Int { classes.reduce(0) { $0 + Int($1.count) } }

  /// Adds an interval, in nanoseconds.
  public mutating func add(_ nanoseconds: Int64) {
    let length = nanoseconds / Self.unit
    guard length >= 1 << Self.firstOctave else {
      tooShort &+= 1
      return
    }
    guard length < 1 << Self.lastOctave else {
      tooLong &+= 1
      return
    }
    let number = Self.number(of: length)
    let excess = length - Self.shortest(of: number)
    add(Class(number: number, count: 1, excess: excess, squares: excess * excess))
  }

  public mutating func merge(_ other: Intervals) {
    for added in other.classes { add(added) }
    tooShort &+= other.tooShort
    tooLong &+= other.tooLong
  }

  private mutating func add(_ added: Class) {
    var place = classes.count
    while place > 0, classes[place - 1].number >= added.number { place -= 1 }
    if place < classes.count, classes[place].number == added.number {
      classes[place].count &+= added.count
      classes[place].excess &+= added.excess
      classes[place].squares = classes[place].squares.addingSaturating(added.squares)
    } else {
      classes.put(added, at: place)
    }
  }

  // MARK: Classes

  /// What lengths are counted in: a tenth of a millisecond, in nanoseconds.
  private static let unit: Int64 = 100_000
  private static let unitsPerSecond = 1e9 / Double(unit)
  /// Powers of two of it: 0.4 s and 119 h.
  private static let firstOctave = 12
  private static let lastOctave = 32
  /// Sixteen classes to an octave.
  private static let fractionBits = 4

  private static func number(of length: Int64) -> UInt16 {
    let octave = Int64.bitWidth - 1 - length.leadingZeroBitCount
    let fraction = length >> (octave - fractionBits) & 0b1111
    return UInt16(octave << fractionBits) | UInt16(fraction)
  }

  private static func shortest(of number: UInt16) -> Int64 {
    let octave = Int(number) >> fractionBits
    return (16 | Int64(number & 0b1111)) << Int64(octave - fractionBits)
  }
}

extension Int64 {
  fileprivate func addingSaturating(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
