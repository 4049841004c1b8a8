/// Tells an 802.11 frame that was sent again from one that is heard for the first time.
///
/// A sender repeats what is not acknowledged, with the same sequence number and the Retry bit set (IEEE 802.11-2020
/// §10.3.2.14). Who listens may have heard the first sending, though its receiver had not.
struct RepetitionFilter: Sendable {
  /// Sequence numbers of one sender and traffic class that are remembered: as many as one block
  /// acknowledgment covers in 802.11ax.
  static let windowLength = 256
  /// Windows, at most: past that all begin anew.
  static let windowBound = 4096

  private struct Key: Hashable {
    let transmitter: UInt64
    let receiver: UInt64
    /// Management, data without QoS, and each traffic identifier count on their own; so do fragments here.
    let counter: UInt32
  }

  /// The last sequence numbers heard, a bit each, in their place modulo the window's length.
  fileprivate struct Window {
    var newest: UInt16
    var heard: InlineArray<4, UInt64> = .init(repeating: 0)

    init(_ number: UInt16) {
      newest = number
      mark(number)
    }

    func contains(_ number: UInt16) -> Bool {
      heard[Int(number >> 6 & 3)] & 1 << UInt64(number & 63) != 0
    }

    mutating func mark(_ number: UInt16) {
      heard[Int(number >> 6 & 3)] |= 1 << UInt64(number & 63)
    }

    mutating func unmark(_ number: UInt16) {
      heard[Int(number >> 6 & 3)] &= ~(1 << UInt64(number & 63))
    }
  }

  private var windows: [Key: Window] = [:]

  /// Whether the frame was heard before; if not, it is from now on.
  mutating func isRepetition(_ header: IEEE80211Header) -> Bool {
    guard header.type == .management || header.type == .data, !header.transmitter.isNone else {
      return false
    }
    let counter: UInt32 =
      header.type == .management ? 16 : header.isQoS ? UInt32(header.trafficIdentifier) : 17
    let key = Key(
      transmitter: header.transmitter.rawValue, receiver: header.receiver.rawValue,
      counter: counter << 4 | UInt32(header.fragmentNumber))
    let number = header.sequenceNumber
    guard let place = windows.index(forKey: key) else {
      if windows.count >= Self.windowBound { windows.removeAll(keepingCapacity: true) }
      windows[key] = Window(number)
      return false
    }
    return windows.values[place].take(number, isRetry: header.isRetry)
  }
}

extension RepetitionFilter.Window {
  /// Notes a number; true when it is a retry's and was heard already.
  fileprivate mutating func take(_ number: UInt16, isRetry: Bool) -> Bool {
    let length = UInt16(RepetitionFilter.windowLength)
    // Both distances are modulo 4096, the range of sequence numbers.
    let ahead = (number &- newest) & 4095
    let behind = (newest &- number) & 4095
    if behind < length {
      if contains(number), isRetry { return true }
      mark(number)
    } else if ahead < length {
      var skipped = newest
      // Fewer turns than the window is long.
      while skipped != number {
        skipped = (skipped &+ 1) & 4095
        unmark(skipped)
      }
      newest = number
      mark(number)
    } else {
      self = Self(number)
    }
    return false
  }
}
