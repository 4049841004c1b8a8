#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How often each byte occurs in a sample.
struct ByteHistogram {
  private var counts: InlineArray<256, UInt16> = .init(repeating: 0)
  private let total: Int

  /// - Parameter bytes: fewer than 65,536.
  init(_ bytes: [UInt8]) {
    for byte in bytes { counts[Int(byte)] &+= 1 }
    total = bytes.count
  }

  /// Pearson's χ² against all bytes being equally likely.
  var chiSquare: Double {
    let expected = Double(total) / 256
    var sum = 0.0
    for byte in counts.indices {
      let difference = Double(counts[byte]) - expected
      sum += difference * difference / expected
    }
    return sum
  }

  /// Shannon's entropy in bits a byte.
  var entropy: Double {
    var sum = 0.0
    for byte in counts.indices where counts[byte] > 0 {
      let share = Double(counts[byte]) / Double(total)
      sum -= share * log2(share)
    }
    return sum
  }

  /// The entropy as a share of what as many evenly spread random bytes have: at most about 1.
  ///
  /// A sample can't hold more than log₂ of its size, and small ones fall short of that: what is expected is taken
  /// from the Poisson distribution of counts.
  var entropyShare: Double { entropy / Self.expectedEntropy(ofRandom: total) }

  static func expectedEntropy(ofRandom total: Int) -> Double {
    let mean = Double(total) / 256
    var probability = exp(-mean)
    var sum = 0.0
    for count in 1...(total / 256 * 4 + 40) {
      probability *= mean / Double(count)
      let share = Double(count) / Double(total)
      sum -= 256 * probability * share * log2(share)
    }
    return sum
  }
}
