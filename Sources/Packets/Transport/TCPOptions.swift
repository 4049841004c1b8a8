/// The options of a TCP header that say something of the two hosts.
public struct TCPOptions: Hashable, Sendable {
  /// Largest segment the sender will take, in bytes (RFC 9293 §3.7.1).
  public var maximumSegmentSize: UInt16?
  /// Left shift of every window the sender announces (RFC 7323 §2.2), 0...14.
  public var windowScale: UInt8?
  /// The sender understands selective acknowledgments (RFC 2018 §2).
  public var permitsSACK = false
  /// Blocks received beyond the acknowledgment, as sequence numbers (RFC 2018 §3): at most four.
  public var sackBlocks: [(left: UInt32, right: UInt32)] = []
  /// The sender's clock and the echo of its peer's (RFC 7323 §3.2).
  public var timestamps: (value: UInt32, echo: UInt32)?
  /// Kind numbers in wire order, No-Operation and unknown ones included: a trait of the sender's stack.
  public var kinds: [UInt8] = []

  public init() {}

  /// Reads the option bytes between the fixed header and the payload, up to the first that makes no sense.
  public init(parsing bytes: RawSpan) {
    var reader = ByteReader(bytes)
    while reader.remaining > 0, (try? readOption(&reader)) == true {}
  }

  /// Reads one option; false at the End of Option List.
  private mutating func readOption(_ reader: inout ByteReader) throws(DecodeError) -> Bool {
    let kind: UInt8 = try reader.read()
    kinds.append(kind)
    guard kind != 0 else { return false }
    guard kind != 1 else { return true }
    let start = reader.offset
    let length: UInt8 = try reader.read()
    guard length >= 2 else {
      throw DecodeError(.invalid(field: "Option Length", value: UInt64(length)), at: start)
    }
    var body = ByteReader(try reader.readBytes(Int(length) - 2))
    switch kind {
    case 2: maximumSegmentSize = try body.read()
    case 3: windowScale = try body.read()
    case 4: permitsSACK = true
    case 5:
      while body.remaining >= 8, sackBlocks.count < 4 {
        sackBlocks.append((left: try body.read(), right: try body.read()))
      }
    case 8: timestamps = (value: try body.read(), echo: try body.read())
    default: break
    }
    return true
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.maximumSegmentSize == right.maximumSegmentSize && left.windowScale == right.windowScale
      && left.permitsSACK == right.permitsSACK && left.kinds == right.kinds
      && left.timestamps?.value == right.timestamps?.value
      && left.timestamps?.echo == right.timestamps?.echo
      && left.sackBlocks.elementsEqual(right.sackBlocks) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(maximumSegmentSize)
    hasher.combine(kinds)
    hasher.combine(timestamps?.value)
  }
}
