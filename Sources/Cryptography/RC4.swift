/// The stream cipher RC4 (described in RFC 6229), of which WEP and TKIP are made. It protects nothing any more.
public struct RC4: Sendable {
  private var state: [UInt8]
  private var first: UInt8 = 0
  private var second: UInt8 = 0

  /// Nil unless the key has 1 to 256 bytes.
  public init?(key: [UInt8]) {
    guard (1...256).contains(key.count) else { return nil }
    state = (0...255).map { UInt8($0) }
    var other: UInt8 = 0
    for index in 0..<256 {
      other = other &+ state[index] &+ key[index % key.count]
      state.swapAt(index, Int(other))
    }
  }

  /// The next byte of the key stream.
  public mutating func next() -> UInt8 {
    first &+= 1
    second = second &+ state[Int(first)]
    state.swapAt(Int(first), Int(second))
    return state[Int(state[Int(first)] &+ state[Int(second)])]
  }

  /// Encrypts or decrypts in place, which is the same.
  public mutating func apply(to bytes: inout [UInt8]) {
    for index in bytes.indices { bytes[index] ^= next() }
  }
}
