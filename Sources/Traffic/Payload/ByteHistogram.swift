#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How often each byte occurs in a sample.
struct ByteHistogram {
  private var counts = [Int](repeating: 0, count: 256)
  private let total: Int

  init(_ bytes: [UInt8]) {
    for byte in bytes { counts[Int(byte)] += 1 }
    total = bytes.count
  }

  /// Pearson's χ² against all bytes being equally likely.
  var chiSquare: Double {
    let expected = Double(total) / 256
    return counts.reduce(0) { sum, count in
      let difference = Double(count) - expected
      return sum + difference * difference / expected
    }
  }

  /// Shannon's entropy in bits a byte.
  var entropy: Double {
    counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / Double(total)
      return sum - share * log2(share)
    }
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
