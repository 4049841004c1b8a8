import Packets

/// Where things lie, by the hashes of their keys: an open-addressed index that knows places, and nothing of what is there.
@usableFromInline
struct HashIndex: Sendable {
  /// Hash (high half) and place plus one (low half); 0 is empty. Empty, or a power of two of entries.
  @usableFromInline private(set) var entries: [UInt64] = []
  private var count = 0
  /// Most places before it grows.
  private var limit = 0
  private let isSpacious: Bool

  private static let fewest = 16

  /// - Parameter isSpacious: whether half of it is full at most, rather than three quarters: what is looked for then lies where it
  ///   is looked for first, mostly (1.5 looks, against 2.5; Knuth, TAOCP 3 §6.4).
  init(isSpacious: Bool = false) { self.isSpacious = isSpacious }

  /// Finds a place by its hash.
  ///
  /// - Parameter isWanted: whether what lies at a place is what is looked for: most hashes that are alike are of one key.
  @inlinable
  @inline(__always)
  func place(_ hash: UInt64, where isWanted: (Int) -> Bool) -> Int? {
    guard !entries.isEmpty else { return nil }
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let entry = entries[slot]
      if entry == 0 { return nil }
      if entry >> 32 == hash >> 32 {
        let place = Int(entry & 0xffff_ffff) - 1
        if isWanted(place) { return place }
      }
      slot = (slot + 1) & mask
    }
  }

  /// Asks for where a hash is looked for first.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    guard !entries.isEmpty else { return }
    entries.prefetch(at: Int(truncatingIfNeeded: hash >> 32) & (entries.count - 1))
  }

  /// What is there where a hash is looked for first, its place or that of another; nil where nothing is.
  @inline(__always)
  func firstPlace(_ hash: UInt64) -> Int? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[Int(truncatingIfNeeded: hash >> 32) & (entries.count - 1)]
    return entry == 0 ? nil : Int(entry & 0xffff_ffff) - 1
  }

  /// Enters a place that is not there yet.
  mutating func enter(_ place: Int, _ hash: UInt64) {
    if count == limit { grow() }
    count += 1
    put(hash & 0xffff_ffff_0000_0000 | UInt64(place + 1))
  }

  /// Takes a place out and closes the gap, so that probing needs no tombstones (Knuth, TAOCP 3 §6.4, Algorithm R).
  mutating func remove(_ place: Int, _ hash: UInt64) {
    guard !entries.isEmpty else { return }
    let mask = entries.count - 1
    var hole = Int(truncatingIfNeeded: hash >> 32) & mask
    while entries[hole] & 0xffff_ffff != UInt64(place + 1) {
      guard entries[hole] != 0 else { return }
      hole = (hole + 1) & mask
    }
    var slot = hole
    while true {
      slot = (slot + 1) & mask
      let entry = entries[slot]
      guard entry != 0 else { break }
      let home = Int(truncatingIfNeeded: entry >> 32) & mask
      if (slot - home) & mask >= (slot - hole) & mask {
        entries[hole] = entry
        hole = slot
      }
    }
    entries[hole] = 0
    count -= 1
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: 0, count: max(Self.fewest, old.count * 2))
    limit = isSpacious ? entries.count / 2 : entries.count / 4 * 3
    for entry in old where entry != 0 { put(entry) }
  }

  @inline(__always)
  private mutating func put(_ entry: UInt64) {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: entry >> 32) & mask
    while entries[slot] != 0 { slot = (slot + 1) & mask }
    entries[slot] = entry
  }
}
