import Packets

/// Who makes the network adapters that bear a MAC address, by IEEE's registries.
public enum MACVendors {
  /// The short name of whoever was assigned the address's first 36, 28 or 24 bits, longest first
  /// (IEEE MA-S, MA-M, MA-L); nil for a group, for no address, and for a prefix that nobody
  /// registered openly, as those of randomised and virtual addresses are.
  ///
  /// A few old prefixes have the locally administered bit set; only they answer for such addresses.
  public static func vendor(of address: MACAddress) -> String? {
    guard !address.isGroup, !address.isNone else { return nil }
    return name(of: address, bits: 36, in: MACVendorTable.small)
      ?? name(of: address, bits: 28, in: MACVendorTable.medium)
      ?? name(of: address, bits: 24, in: MACVendorTable.large)
  }

  /// The name on the line that begins with the address's first `bits`; the table is sorted.
  private static func name(of address: MACAddress, bits: Int, in table: String) -> String? {
    let wanted = address.rawValue >> UInt64(48 - bits)
    let digits = bits / 4
    let bytes = table.utf8.span
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = low + (high - low) / 2
      let line = startOfLine(around: middle, in: bytes)
      let found = prefix(at: line, digits: digits, in: bytes)
      if found == wanted {
        return text(from: line + digits, to: endOfLine(from: line, in: bytes), in: bytes)
      } else if found < wanted {
        // Somewhere in the line: to look for its end takes longer than to come by it again.
        low = middle + 1
      } else {
        high = line
      }
    }
    return nil
  }

  private static func startOfLine(around position: Int, in bytes: Span<UInt8>) -> Int {
    var start = position
    while start > 0, bytes[start - 1] != newline { start -= 1 }
    return start
  }

  private static func endOfLine(from start: Int, in bytes: Span<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != newline { end += 1 }
    return end
  }

  /// The number that upper-case hex digits at `start` spell.
  private static func prefix(at start: Int, digits: Int, in bytes: Span<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for index in start..<min(start + digits, bytes.count) {
      let digit = bytes[index]
      value = value << 4 | UInt64(digit < UInt8(ascii: "A") ? digit & 15 : (digit & 15) + 9)
    }
    return value
  }

  private static func text(from start: Int, to end: Int, in bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(max(0, end - start))
    for index in min(start, end)..<end { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}

private let newline = UInt8(ascii: "\n")
