/// A domain name (RFC 1035 §3.1), kept as its bytes: case and unprintable labels survive.
///
/// Two names are equal when their bytes are. DNS itself takes ASCII letters of either case for the
/// same, so tables are keyed by ``lowercased``.
public struct DNSName: Hashable, Sendable {
  /// The labels without compression, each a length byte (1...63) before its bytes, and the root's zero
  /// at the end: 1...255 bytes.
  public let wire: [UInt8]

  /// `wire` must be well formed; only decoders call this.
  init(wire: [UInt8]) { self.wire = wire }

  /// The name without labels, above all others.
  public static var root: Self { .init(wire: [0]) }

  public var isRoot: Bool { wire.count == 1 }

  /// The labels from left to right, without the root's.
  public var labels: [[UInt8]] {
    var labels: [[UInt8]] = []
    var start = 0
    while start < wire.count, wire[start] > 0 {
      let end = start + 1 + Int(wire[start])
      labels.append(Array(wire[(start + 1)..<end]))
      start = end
    }
    return labels
  }

  /// The same name with every ASCII capital made small (RFC 4343 §3).
  public var lowercased: DNSName {
    // Length bytes are at most 63, below every capital.
    DNSName(wire: wire.map(\.asciiLowercased))
  }

  /// Whether both are the same but for the case of ASCII letters.
  public func isSameInAnyCase(as other: DNSName) -> Bool {
    guard wire.count == other.wire.count else { return false }
    for place in wire.indices
    where wire[place] != other.wire[place]
      && wire[place].asciiLowercased != other.wire[place].asciiLowercased
    {
      return false
    }
    return true
  }
}

extension ByteReader {
  /// The most bytes a name may have without compression (RFC 1035 §2.3.4).
  private static var nameBound: Int { 255 }
  /// The most compression pointers one name may need: no name has more labels.
  private static var pointerBound: Int { 126 }

  /// How many bytes of a name most pointers lead to, at most: `_googlecast._tcp.local` has 24. A judgement.
  private static var usualRest: Int { 24 }

  /// Reads a domain name and follows its compression pointers (RFC 1035 §4.1.4).
  ///
  /// The reader's bytes must start with the message's. Each pointer must lead to before the run of
  /// labels it ends, which no loop can.
  mutating func readDNSName() throws(DecodeError) -> DNSName {
    var wire: [UInt8] = []
    var end: Int?
    var pointers = 0
    while true {
      let start = offset
      let pointer = try skipLabels()
      let labelEnd = pointer == nil ? offset : offset - 2
      guard wire.count + labelEnd - start <= Self.nameBound else {
        throw DecodeError(.limit(field: "name", bound: Self.nameBound), at: start)
      }
      if end == nil { end = offset }
      if labelEnd > start {
        try seek(to: start)
        let labels = try readBytes(labelEnd - start)
        if wire.isEmpty, pointer == nil {
          wire = [UInt8](copying: labels)
        } else {
          // Room for all of most names at once.
          if wire.isEmpty { wire.reserveCapacity(labels.byteCount + Self.usualRest) }
          wire.append(copying: labels)
        }
      }
      guard let pointer else { break }
      guard pointer < start else {
        throw DecodeError(.invalid(field: "compression pointer", value: UInt64(pointer)), at: start)
      }
      pointers += 1
      guard pointers <= Self.pointerBound else {
        throw DecodeError(
          .limit(field: "compression pointers", bound: Self.pointerBound), at: start)
      }
      try seek(to: pointer)
    }
    try seek(to: end ?? offset)
    return DNSName(wire: wire)
  }

  /// Moves past a name without following its pointer.
  mutating func skipDNSName() throws(DecodeError) {
    _ = try skipLabels()
  }

  /// Moves past a run of labels and what ends it: the root's zero (nil) or a pointer (its target).
  private mutating func skipLabels() throws(DecodeError) -> Int? {
    while true {
      let start = offset
      let length: UInt8 = try read()
      switch length {
      case 0:
        return nil
      case 1...63:
        try skip(Int(length))
      case 0xc0...:
        let low: UInt8 = try read()
        return Int(length & 0x3f) << 8 | Int(low)
      default:
        throw DecodeError(.invalid(field: "label type", value: UInt64(length >> 6)), at: start)
      }
    }
  }
}
