/// Whether the checksums of an IP packet are right.
enum ChecksumVerdict {
  /// No TCP or UDP, a fragment, extension headers, or not whole; and UDP without a checksum (RFC 768).
  case unchecked
  case right
  case wrong
  /// The transport's holds the sum of the pseudo-header alone: an adapter was to finish it.
  case unfinished

  /// - Parameter packet: from its IP header on; what follows its end is padding.
  init(packet: ArraySlice<UInt8>, isV6: Bool) {
    self = isV6 ? Self.ofV6(packet) : Self.ofV4(packet)
  }

  private static func ofV4(_ packet: ArraySlice<UInt8>) -> Self {
    let start = packet.startIndex
    guard packet.count >= 20, packet[start] >> 4 == 4 else { return .unchecked }
    let headerLength = Int(packet[start] & 0x0f) * 4
    let length = Int(word(packet, start + 2))
    guard headerLength >= 20, length >= headerLength, length <= packet.count else {
      return .unchecked
    }
    guard sum(packet[start..<(start + headerLength)]) == 0xffff else {
      // An adapter that is to finish the header's too finds none in it.
      return word(packet, start + 10) == 0 ? .unfinished : .wrong
    }
    guard word(packet, start + 6) & 0x3fff == 0 else { return .unchecked }
    return transport(
      packet[(start + headerLength)..<(start + length)], packet[start + 9],
      addresses: packet[(start + 12)..<(start + 20)])
  }

  private static func ofV6(_ packet: ArraySlice<UInt8>) -> Self {
    let start = packet.startIndex
    guard packet.count >= 40, packet[start] >> 4 == 6 else { return .unchecked }
    let length = Int(word(packet, start + 4))
    guard length > 0, length <= packet.count - 40 else { return .unchecked }
    return transport(
      packet[(start + 40)..<(start + 40 + length)], packet[start + 6],
      addresses: packet[(start + 8)..<(start + 40)])
  }

  private static func transport(
    _ segment: ArraySlice<UInt8>, _ number: UInt8, addresses: ArraySlice<UInt8>
  ) -> Self {
    let place: Int
    switch number {
    case 6 where segment.count >= 20: place = segment.startIndex + 16
    case 17 where segment.count >= 8: place = segment.startIndex + 6
    default: return .unchecked
    }
    let own = word(segment, place)
    if number == 17 {
      guard own != 0, Int(word(segment, segment.startIndex + 4)) == segment.count else {
        return .unchecked
      }
    }
    let pseudo = folded(
      UInt64(sum(addresses)) + UInt64(number) + UInt64(segment.count))
    if folded(UInt64(pseudo) + UInt64(sum(segment))) == 0xffff { return .right }
    return own == pseudo ? .unfinished : .wrong
  }

  private static func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt16 {
    UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
  }

  /// The ones' complement sum of 16-bit words (RFC 1071); an odd last byte counts as a high one.
  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt16 {
    var total: UInt64 = 0
    var place = bytes.startIndex
    while place + 1 < bytes.endIndex {
      total += UInt64(word(bytes, place))
      place += 2
    }
    if place < bytes.endIndex { total += UInt64(bytes[place]) << 8 }
    return folded(total)
  }

  private static func folded(_ total: UInt64) -> UInt16 {
    var total = total
    while total > 0xffff { total = total & 0xffff + total >> 16 }
    return UInt16(truncatingIfNeeded: total)
  }
}
