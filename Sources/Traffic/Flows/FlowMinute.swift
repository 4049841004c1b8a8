import Packets

/// What a flow counted in the minute it is in: handed to the time lines when that minute ends.
struct FlowMinute: Sendable {
  /// Minutes since 1970.
  let minute: Int32
  var lowPackets: UInt32 = 0
  var highPackets: UInt32 = 0
  var lowBytes: Int = 0
  var highBytes: Int = 0

  var low: Tally { Tally(packets: Int(lowPackets), bytes: lowBytes) }
  var high: Tally { Tally(packets: Int(highPackets), bytes: highBytes) }
  var isEmpty: Bool { lowPackets == 0 && highPackets == 0 }

  static let nanoseconds: Int64 = 60_000_000_000

  init(startingAt time: Int64) { minute = Self.minute(of: time) }

  @inline(__always)
  static func minute(of time: Int64) -> Int32 {
    let quotient = time / nanoseconds
    return Int32(clamping: time < 0 && quotient * nanoseconds != time ? quotient - 1 : quotient)
  }

  /// Whether `time` lies in this minute.
  @inline(__always)
  func contains(_ time: Int64) -> Bool {
    let start = Int64(minute) &* Self.nanoseconds
    return time >= start && time &- start < Self.nanoseconds
  }

  @inline(__always)
  mutating func count(bytes: UInt32, upward: Bool) {
    if upward {
      lowPackets &+= 1
      lowBytes &+= Int(bytes)
    } else {
      highPackets &+= 1
      highBytes &+= Int(bytes)
    }
  }

  /// Adds what a later part of the same flow counted in the same minute.
  mutating func add(_ other: FlowMinute) {
    lowPackets &+= other.lowPackets
    highPackets &+= other.highPackets
    lowBytes &+= other.lowBytes
    highBytes &+= other.highBytes
  }
}
