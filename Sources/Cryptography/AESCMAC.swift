/// A keyed digest made with AES-128: CMAC (NIST SP 800-38B, RFC 4493).
public enum AESCMAC {
  /// 16 bytes that only who knows `key` can make of `message`; nil unless the key is of 16 bytes.
  public static func digest(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    let length = AES128.blockLength
    guard let cipher = AES128(key: key),
      let zero = cipher.encrypt(block: [UInt8](repeating: 0, count: length))
    else { return nil }
    let isWhole = !message.isEmpty && message.count % length == 0
    let first = doubled(zero)
    var padded = message
    if !isWhole {
      padded.append(0x80)
      padded += [UInt8](repeating: 0, count: (length - padded.count % length) % length)
    }
    let mask = isWhole ? first : doubled(first)
    for index in 0..<length { padded[padded.count - length + index] ^= mask[index] }
    var state = [UInt8](repeating: 0, count: length)
    for start in stride(from: 0, to: padded.count, by: length) {
      for index in 0..<length { state[index] ^= padded[start + index] }
      guard let next = cipher.encrypt(block: state) else { return nil }
      state = next
    }
    return state
  }

  /// Multiplied by x in the field of 2¹²⁸ elements (RFC 4493 §2.3).
  private static func doubled(_ block: [UInt8]) -> [UInt8] {
    var carry: UInt8 = 0
    var result = block
    for index in block.indices.reversed() {
      result[index] = block[index] << 1 | carry
      carry = block[index] >> 7
    }
    if carry != 0 { result[result.count - 1] ^= 0x87 }
    return result
  }
}
