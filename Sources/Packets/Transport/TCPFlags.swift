/// The control bits of a TCP segment (RFC 9293 §3.1).
@frozen
public struct TCPFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  @inlinable public static var fin: Self { .init(rawValue: 0x01) }
  @inlinable public static var syn: Self { .init(rawValue: 0x02) }
  @inlinable public static var rst: Self { .init(rawValue: 0x04) }
  @inlinable public static var psh: Self { .init(rawValue: 0x08) }
  @inlinable public static var ack: Self { .init(rawValue: 0x10) }
  @inlinable public static var urg: Self { .init(rawValue: 0x20) }
  @inlinable public static var ece: Self { .init(rawValue: 0x40) }
  @inlinable public static var cwr: Self { .init(rawValue: 0x80) }
}

extension TCPFlags: CustomStringConvertible {
  /// The set bits' names, in wire order from the lowest: `SYN ACK`.
  public var description: String {
    let names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"]
    return names.enumerated().filter { rawValue & 1 << UInt8($0.offset) != 0 }.map(\.element)
      .joined(separator: " ")
  }
}
