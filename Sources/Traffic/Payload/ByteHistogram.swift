#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How evenly the bytes of a sample are spread.
struct ByteHistogram {
  private let total: Int
  /// Pearson's χ² against all bytes being equally likely.
  let chiSquare: Double
  /// Shannon's entropy in bits a byte.
  let entropy: Double

  /// - Parameter bytes: fewer than 65,536.
  init(_ bytes: [UInt8]) {
    var counts: InlineArray<256, UInt16> = .init(repeating: 0)
    for byte in bytes { counts[Int(byte)] &+= 1 }
    total = bytes.count
    let expected = Double(total) / 256
    let ownLogarithms = Self.ownLogarithms
    var deviation = 0.0
    var sum = 0.0
    for byte in 0..<256 {
      let count = Int(counts[byte])
      let difference = Double(count) - expected
      deviation += difference * difference
      // Of 0 and 1, too, it is looked up, 0: which byte comes more often nothing lets the processor foresee.
      sum +=
        count < ownLogarithms.count ? ownLogarithms[count] : Double(count) * log2(Double(count))
    }
    chiSquare = deviation / expected
    entropy = log2(Double(total)) - sum / Double(total)
  }

  /// n · log₂ n of small numbers, from 0 on.
  private static let ownLogarithms = [0] + (1..<64).map { Double($0) * log2(Double($0)) }

  /// The entropy as a share of what as many evenly spread random bytes have: at most about 1.
  ///
  /// A sample can't hold more than log₂ of its size, and small ones fall short of that: what is expected is taken
  /// from the Poisson distribution of counts.
  var entropyShare: Double {
    let expected =
      Self.expected.indices.contains(total)
      ? Self.expected[total] : Self.expectedEntropy(ofRandom: total)
    return entropy / expected
  }

  /// Of as many bytes as samples have.
  private static let expected =
    [0] + (1...PayloadSample.bound).map(expectedEntropy(ofRandom:))

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
