/// Puts frames together whose pieces come in order, as those of 802.11 must (IEEE 802.11-2020 §10.4)
/// and those of CAPWAP do but for the rare one.
///
/// Bounded in frames and bytes; the frame that was begun first leaves first, and is counted.
struct FramePieces: Sendable {
  /// What the pieces of one frame share.
  struct Key: Hashable, Sendable {
    let source: UInt64
    let destination: UInt64
    let identification: UInt32
  }

  private struct Pending: Sendable {
    var bytes: [UInt8]
    /// Where the next piece begins.
    var next: Int
    let order: Int
  }

  /// Most frames waiting at one time, and most bytes of one: 802.11 and CAPWAP both stay well below.
  static let frameBound = 256
  static let byteBound = 65_535

  private var waiting: [Key: Pending] = [:]
  private var begun = 0
  /// Frames given up because a bound was reached.
  private(set) var evicted = 0

  /// Takes a piece; gives the whole frame when that was its last. A piece that was seen before is ignored.
  ///
  /// - Parameters:
  ///   - position: Where the piece belongs, in whatever unit the protocol counts.
  ///   - next: Where the following one will belong.
  mutating func add(
    _ key: Key, at position: Int, next: Int, isLast: Bool, _ piece: RawSpan
  ) -> [UInt8]? {
    if position == 0 {
      begun += 1
      waiting[key] = Pending(bytes: [UInt8](copying: piece), next: next, order: begun)
      if waiting.count > Self.frameBound { evictOldest() }
      return nil
    }
    guard var frame = waiting.removeValue(forKey: key) else { return nil }
    guard frame.next == position else {
      if position < frame.next { waiting[key] = frame }
      return nil
    }
    guard frame.bytes.count + piece.byteCount <= Self.byteBound else {
      evicted += 1
      return nil
    }
    frame.bytes += [UInt8](copying: piece)
    frame.next = next
    if isLast { return frame.bytes }
    waiting[key] = frame
    return nil
  }

  private mutating func evictOldest() {
    guard let oldest = waiting.min(by: { $0.value.order < $1.value.order }) else { return }
    waiting[oldest.key] = nil
    evicted += 1
  }
}
