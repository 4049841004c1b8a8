/// The autokey cipher of TP-Link's Smart Home protocol: each byte is XORed with the encrypted one before it, the first
/// with 171. It keeps nobody out (Stroetmann and Esser, "Reverse Engineering the TP-Link HS110", 2016).
public enum TPLinkCipher {
  static let initialKey: UInt8 = 171

  /// What was encrypted.
  public static func decrypt(_ bytes: RawSpan) -> [UInt8] {
    var plain = [UInt8](copying: bytes)
    var key = initialKey
    for index in plain.indices {
      let byte = plain[index]
      plain[index] = byte ^ key
      key = byte
    }
    return plain
  }
}
