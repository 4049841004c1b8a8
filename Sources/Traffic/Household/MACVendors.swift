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
    // Blocks that are assigned in parts are on no line of the larger ones: most addresses are found at once.
    return name(of: address, digits: 6, in: MACVendorTable.large)
      ?? name(of: address, digits: 7, in: MACVendorTable.medium)
      ?? name(of: address, digits: 9, in: MACVendorTable.small)
  }

  /// The name on the line that begins with the address's first hex digits; the table is sorted.
  private static func name(of address: MACAddress, digits: Int, in table: String) -> String? {
    let bytes = table.utf8.span
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = low + (high - low) / 2
      let line = startOfLine(around: middle, in: bytes)
      switch order(of: address, digits: digits, beside: line, in: bytes) {
      case 0: return text(from: line + digits, to: endOfLine(from: line, in: bytes), in: bytes)
      case ..<0: high = line
      // Somewhere in the line: to look for its end takes longer than to come by it again.
      default: low = middle + 1
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

  /// Whether the address's first digits come before (negative), are, or come after those, in upper case, at `start`.
  private static func order(
    of address: MACAddress, digits: Int, beside start: Int, in bytes: Span<UInt8>
  ) -> Int {
    for place in 0..<min(digits, bytes.count - start) {
      let digit = UInt8(truncatingIfNeeded: address.rawValue >> UInt64(44 - 4 * place)) & 15
      let order =
        Int(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        - Int(bytes[start + place])
      // Nearly all differ in the first.
      if order != 0 { return order }
    }
    return 0
  }

  private static func text(from start: Int, to end: Int, in bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(max(0, end - start))
    for index in min(start, end)..<end { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}

private let newline = UInt8(ascii: "\n")
