/// What bytes that no decoder knows look like.
public enum PayloadVerdict: String, Sendable {
  /// Text, or binary with so much repetition that its structure shows.
  case cleartext
  /// It says itself how it is compressed.
  case compressed
  /// Spread as evenly as chance spreads bytes: encrypted, or compressed without saying so.
  case encrypted
  /// Neither: what it is can't be said from its bytes.
  case unclear
  /// Too few bytes to say anything.
  case tooLittle = "too-little"
}

extension PayloadVerdict {
  /// Fewer bytes than this say nothing, unless they are text.
  static let leastBytes = 128
  /// Text of fewer bytes than this may be chance.
  static let leastText = 16
  /// The share of printable ASCII from which bytes are text: of random bytes 38 % are printable, and of 16 of them all
  /// but two once in ten million samples.
  static let textShare = 0.85
  /// Pearson's χ² of 256 equally likely bytes with 255 degrees of freedom stays below this in 99.9 % of samples
  /// (255 + 3.09 · √510, the normal approximation; Knuth, TAOCP 2 §3.3.1).
  static let uniformBelow = 325.0
  /// The entropy, as a share of what chance gives that many bytes, below which they are taken as clear: Ren et al.
  /// ("Information Exposure From Consumer IoT Devices", IMC 2019, §5.1) found what is not encrypted below, and what is
  /// above 0.8, over whole flows.
  static let clearEntropyShare = 0.75

  /// Judges the first bytes of what one side says: fewer than 65,536.
  ///
  /// Signatures of compressed data first (RFC 1952, RFC 1950, RFC 8878, JPEG, PNG), then text by its share of printable
  /// bytes, then χ² against an even spread, then entropy (Shannon, 1948).
  public init(judging bytes: [UInt8]) {
    if Self.isCompressed(bytes) {
      self = .compressed
    } else if bytes.count >= Self.leastText, Self.isText(bytes) {
      self = .cleartext
    } else if bytes.count < Self.leastBytes {
      self = .tooLittle
    } else {
      self.init(bySpreadOf: ByteHistogram(bytes))
    }
  }

  private init(bySpreadOf histogram: ByteHistogram) {
    if histogram.chiSquare < Self.uniformBelow {
      self = .encrypted
    } else {
      self = histogram.entropyShare < Self.clearEntropyShare ? .cleartext : .unclear
    }
  }

  /// Whether nearly all is printable ASCII, or moves the cursor.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    var count: UInt16 = 0
    // Without a branch or a trap, and with a short number, many bytes are looked at in one step.
    for byte in bytes {
      let isPrintable: UInt16 = (0x20...0x7e).contains(byte) ? 1 : 0
      let movesCursor: UInt16 = (0x09...0x0d).contains(byte) ? 1 : 0
      count &+= isPrintable | movesCursor
    }
    return Double(count) >= Double(bytes.count) * textShare
  }

  private static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 8 && signatures.contains { bytes[0] == $0[0] && bytes.starts(with: $0) }
  }

  private static let signatures: [[UInt8]] = [
    [0x1f, 0x8b, 0x08], [0x78, 0x9c], [0x78, 0xda], [0x78, 0x01], [0x28, 0xb5, 0x2f, 0xfd],
    [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a, 0x58],
    [0x50, 0x4b, 0x03, 0x04],
  ]
}
