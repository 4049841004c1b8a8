import Packets

extension MACAddress {
  /// Reads what people and programs write: also one hex digit a byte, as ethers(5) and macOS's arp
  /// do. Nil for anything else, and for all zeros, which names nobody.
  init?(written text: some StringProtocol) {
    let groups = text.utf8.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") })
    guard groups.count == 6, groups.allSatisfy({ (1...2).contains($0.count) }) else {
      guard let address = MACAddress(String(text)), !address.isNone else { return nil }
      self = address
      return
    }
    var value: UInt64 = 0
    for group in groups {
      guard let byte = UInt8(Substring(decoding: group, as: UTF8.self), radix: 16),
        group.first != UInt8(ascii: "+")
      else { return nil }
      value = value << 8 | UInt64(byte)
    }
    guard value != 0 else { return nil }
    self.init(rawValue: value)
  }
}

extension IPAddress {
  /// Reads an address with or without its zone (RFC 4007 §11).
  init?(written text: some StringProtocol) {
    guard let address = text.split(separator: "%", maxSplits: 1).first else { return nil }
    self.init(String(address))
  }
}
