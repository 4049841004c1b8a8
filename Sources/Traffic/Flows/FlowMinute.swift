import Packets

/// What a flow counted in the minute it is in: handed to the time lines when that minute ends.
struct FlowMinute: Sendable {
  /// Minutes since 1970.
  let minute: Int32
  private var lowPackets: UInt32 = 0
  private var highPackets: UInt32 = 0
  private var lowBytes: UInt32 = 0
  private var highBytes: UInt32 = 0

  var low: Tally { Tally(packets: Int(lowPackets), bytes: Int(lowBytes)) }
  var high: Tally { Tally(packets: Int(highPackets), bytes: Int(highBytes)) }
  var isEmpty: Bool { lowPackets == 0 && highPackets == 0 }

  static let nanoseconds: Int64 = 60_000_000_000

  init(startingAt time: Int64) { minute = Self.minute(of: time) }

  @inline(__always)
  static func minute(of time: Int64) -> Int32 {
    let quotient = time / nanoseconds
    return Int32(clamping: time < 0 && quotient * nanoseconds != time ? quotient - 1 : quotient)
  }

  /// Whether a packet of so many bytes counts here: `time` lies in this minute, and there is room for them. Where a side sends
  /// more than 4 GiB in a minute, that is handed on in several parts.
  @inline(__always)
  func holds(_ time: Int64, bytes: UInt32) -> Bool {
    let start = Int64(minute) &* Self.nanoseconds
    return time >= start && time &- start < Self.nanoseconds
      && max(lowBytes, highBytes) <= .max - bytes
  }

  @inline(__always)
  mutating func count(bytes: UInt32, upward: Bool) {
    if upward {
      lowPackets &+= 1
      lowBytes &+= bytes
    } else {
      highPackets &+= 1
      highBytes &+= bytes
    }
  }

  /// Adds what a later part of the same flow counted, where that was in the same minute and there is room for it: whether it
  /// did.
  mutating func add(_ other: FlowMinute) -> Bool {
    let low = lowBytes.addingReportingOverflow(other.lowBytes)
    let high = highBytes.addingReportingOverflow(other.highBytes)
    guard minute == other.minute, !low.overflow, !high.overflow else { return false }
    lowPackets &+= other.lowPackets
    highPackets &+= other.highPackets
    lowBytes = low.partialValue
    highBytes = high.partialValue
    return true
  }
}
