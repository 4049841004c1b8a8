/// The name of a network (IEEE 802.11-2020 §9.4.2.2): up to 32 bytes of any kind.
public struct SSID: Hashable, Comparable, Sendable {
  public static let bound = 32

  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether it names no network: the wildcard of a probe, or what a network says that hides its name. Some
  /// hide it behind as many zeros as it is long.
  public var isHidden: Bool { bytes.allSatisfy { $0 == 0 } }

  /// The name where it is UTF-8, else its bytes as lower-case hex.
  public var text: String {
    if let text = String(validating: bytes.rawSpan) { return text }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
