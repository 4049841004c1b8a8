/// One string of a service's TXT record: `key=value`, or a key alone (RFC 6763 §6.4).
public struct DNSTextAttribute: Hashable, Sendable {
  /// As sent; compared without case.
  public let key: String
  /// Any bytes, mostly UTF-8; nil for a key without `=`.
  public let value: [UInt8]?

  /// Reads a string of a TXT record; nil where it has no key.
  public init?(_ string: [UInt8]) {
    let end = string.firstIndex(of: UInt8(ascii: "=")) ?? string.count
    guard end > 0 else { return nil }
    key = String(escaping: string[..<end])
    value = end < string.count ? Array(string[(end + 1)...]) : nil
  }

  /// The value as text; empty without one.
  public var text: String { value.map { String(escaping: $0) } ?? "" }
}
