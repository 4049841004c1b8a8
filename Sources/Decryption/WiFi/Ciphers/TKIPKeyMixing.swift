import Packets

/// How TKIP makes the key of each frame: from the temporal key, the sender and the frame's number (IEEE 802.11-2020
/// §12.5.2.5).
struct TKIPKeyMixing {
  /// The key in words, low byte first.
  private let words: [UInt16]

  /// - Parameter key: the first 16 bytes of the temporal key.
  init?(key: [UInt8]) {
    guard key.count >= 16 else { return nil }
    words = (0..<8).map { UInt16(key[$0 * 2]) | UInt16(key[$0 * 2 + 1]) << 8 }
  }

  /// The key for RC4.
  ///
  /// - Parameter number: the frame's number (TSC), of 48 bits.
  func frameKey(transmitter: MACAddress, number: UInt64) -> [UInt8] {
    let low = UInt16(truncatingIfNeeded: number)
    let mixed = firstPhase(transmitter.octets, UInt32(truncatingIfNeeded: number >> 16))
    let second = secondPhase(mixed, low)
    let high = UInt8(low >> 8)
    let checked = UInt8(truncatingIfNeeded: (second[5] ^ words[0]) >> 1)
    return [high, (high | 0x20) & 0x7f, UInt8(low & 255), checked]
      + second.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  private func firstPhase(_ transmitter: [UInt8], _ number: UInt32) -> [UInt16] {
    var state = [UInt16(truncatingIfNeeded: number), UInt16(truncatingIfNeeded: number >> 16)]
    for index in stride(from: 0, to: 6, by: 2) {
      state.append(UInt16(transmitter[index]) | UInt16(transmitter[index + 1]) << 8)
    }
    for round in 0..<8 {
      let column = round & 1
      state[0] &+= Self.substitute(state[4] ^ words[column])
      state[1] &+= Self.substitute(state[0] ^ words[2 + column])
      state[2] &+= Self.substitute(state[1] ^ words[4 + column])
      state[3] &+= Self.substitute(state[2] ^ words[6 + column])
      state[4] &+= Self.substitute(state[3] ^ words[column])
      state[4] &+= UInt16(round)
    }
    return state
  }

  private func secondPhase(_ mixed: [UInt16], _ low: UInt16) -> [UInt16] {
    var state = mixed + [mixed[4] &+ low]
    for index in 0..<6 {
      state[index] &+= Self.substitute(state[(index + 5) % 6] ^ words[index])
    }
    for index in 0..<6 {
      let value = index < 2 ? state[(index + 5) % 6] ^ words[6 + index] : state[index - 1]
      state[index] &+= value >> 1 | value << 15
    }
    return state
  }

  private static func substitute(_ value: UInt16) -> UInt16 {
    table[Int(value & 255)] ^ table[Int(value >> 8)].byteSwapped
  }

  /// Twice and three times each value of AES's S-box, side by side.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 256)
    // 3 makes every element but 0 of the field, and 0xf6 is its inverse.
    var value: UInt8 = 1
    var inverse: UInt8 = 1
    repeat {
      value ^= doubled(value)
      inverse = product(inverse, 0xf6)
      table[Int(value)] = entry(inverse)
    } while value != 1
    table[0] = entry(0)
    return table
  }()

  /// AES's S-box after its inversion (FIPS 197 §5.1.1), and the two multiples.
  private static func entry(_ inverse: UInt8) -> UInt16 {
    var box: UInt8 = 0x63 ^ inverse
    for shift in UInt8(1)...4 { box ^= inverse << shift | inverse >> (8 - shift) }
    let twice = doubled(box)
    return UInt16(twice) << 8 | UInt16(twice ^ box)
  }

  private static func doubled(_ value: UInt8) -> UInt8 {
    value << 1 ^ (value & 0x80 != 0 ? 0x1b : 0)
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (power, result) = (left, UInt8(0))
    for bit in 0..<8 {
      if right >> UInt8(bit) & 1 != 0 { result ^= power }
      power = doubled(power)
    }
    return result
  }
}
