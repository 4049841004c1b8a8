/// Part of the address of whoever a resolver asks for (RFC 7871 §6).
public struct EDNSClientSubnet: Hashable, Sendable {
  /// The network that was told.
  public let source: IPPrefix
  /// Leading bits the answer holds for, 0 in a question: 0...32 or 0...128.
  public let scopeLength: UInt8

  /// Reads the option's data; nil where it breaks its rules.
  init?(_ data: [UInt8]) {
    guard data.count >= 4, data[0] == 0, data[1] == 1 || data[1] == 2 else { return nil }
    let isV4 = data[1] == 1
    let bytes = data[4...]
    guard bytes.count <= (isV4 ? 4 : 16) else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<(isV4 ? 4 : 16) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(index < bytes.count ? data[4 + index] : 0)
    }
    let address =
      isV4
      ? IPAddress(v4: UInt32(truncatingIfNeeded: low)) : IPAddress(high: high, low: low)
    guard let source = IPPrefix(address, length: Int(data[2])) else { return nil }
    self.source = source
    scopeLength = data[3]
  }
}
