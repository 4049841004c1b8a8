import Packets

/// What ``BoundedTable`` finds values by.
public protocol TableKey: Equatable, Sendable {
  /// All that tells keys apart, mixed with a seed that senders can't know, so that none can make keys collide.
  func scattered(_ seed: UInt64) -> UInt64
}

/// Values by key, in the order in which their keys were first met. Bounded: keys that come when it is full are
/// left out, and counted each time.
///
/// Keys and values lie close together in arrays, and are found through an open-addressed index of the keys' hashes:
/// less memory than a hash table of the values themselves, of which much is empty, and quick to go through.
@frozen
public struct BoundedTable<Key: TableKey, Value: Sendable>: Sendable {
  /// Most keys.
  public let bound: Int
  public private(set) var keys: [Key] = []
  public internal(set) var values: [Value] = []
  /// How often something was left out because of the bound.
  public private(set) var omitted = 0
  /// Hash (high half) and place plus one (low half); 0 is empty. Empty, or a power of two of entries.
  @usableFromInline internal private(set) var index: [UInt64] = []
  @usableFromInline internal let seed: UInt64

  /// What has more entries than this gets room for all at once: to double again and again moves each many times, and
  /// room that is never touched costs nothing.
  private static var fewEntries: Int { 3072 }

  public init(bound: Int) {
    self.bound = bound
    seed = tableSeed
  }

  // MARK: Finding

  /// The value of a key; nil where there is none.
  @inlinable
  public subscript(key: Key) -> Value? { place(of: key).map { values[$0] } }

  /// Where in ``keys`` and ``values`` a key is; nil where it isn't.
  @inlinable
  public func place(of key: Key) -> Int? { place(of: key, key.scattered(seed)) }

  @inlinable
  @inline(__always)
  internal func place(of key: Key, _ hash: UInt64) -> Int? {
    guard !index.isEmpty else { return nil }
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let entry = index[slot]
      if entry == 0 { return nil }
      if entry >> 32 == hash >> 32 {
        let place = Int(entry & 0xffff_ffff) - 1
        if keys[place] == key { return place }
      }
      slot = (slot + 1) & mask
    }
  }

  // MARK: Changing

  /// Changes the value of a key, which is `initial` where there was none.
  @inline(__always)
  mutating func update(
    _ key: Key, from initial: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    let hash = key.scattered(seed)
    if let place = place(of: key, hash) {
      change(&values[place])
    } else if keys.count < bound {
      insert(key, initial(), hash)
      change(&values[values.count - 1])
    } else {
      omitted += 1
    }
  }

  /// Adds a value: beside another of the same key, `combine` makes one of both.
  @inline(__always)
  mutating func add(_ key: Key, _ value: Value, _ combine: (inout Value, Value) -> Void) {
    let hash = key.scattered(seed)
    if let place = place(of: key, hash) {
      combine(&values[place], value)
    } else if keys.count < bound {
      insert(key, value, hash)
    } else {
      omitted += 1
    }
  }

  /// Adds all of another table. What is left out depends on the keys, not on their order there.
  mutating func merge(_ other: Self, _ combine: (inout Value, Value) -> Void)
  where Key: Comparable {
    omitted += other.omitted
    if count + other.count > bound {
      for place in other.indices.sorted(by: { other.keys[$0] < other.keys[$1] }) {
        add(other.keys[place], other.values[place], combine)
      }
    } else {
      for place in other.indices { add(other.keys[place], other.values[place], combine) }
    }
  }

  private mutating func insert(_ key: Key, _ value: Value, _ hash: UInt64) {
    if keys.count == Self.fewEntries {
      keys.reserveCapacity(bound)
      values.reserveCapacity(bound)
    }
    // Three quarters full at most.
    if (keys.count + 1) * 4 > index.count * 3 { growIndex() }
    keys.append(key)
    values.append(value)
    enter(hash & 0xffff_ffff_0000_0000 | UInt64(keys.count))
  }

  private mutating func growIndex() {
    let old = index
    index = Array(repeating: 0, count: Swift.max(16, old.count * 2))
    for entry in old where entry != 0 { enter(entry) }
  }

  @inline(__always)
  private mutating func enter(_ entry: UInt64) {
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: entry >> 32) & mask
    while index[slot] != 0 { slot = (slot + 1) & mask }
    index[slot] = entry
  }
}

extension BoundedTable: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { keys.count }
  @inlinable public subscript(place: Int) -> (key: Key, value: Value) {
    (keys[place], values[place])
  }
}

extension BoundedTable: ExpressibleByDictionaryLiteral {
  /// What is named, and no more: of a key that is named twice the first value.
  public init(dictionaryLiteral elements: (Key, Value)...) {
    self.init(bound: elements.count)
    for (key, value) in elements { add(key, value) { _, _ in } }
  }
}

/// Equal where both hold the same, in whichever order.
extension BoundedTable: Equatable where Value: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.omitted == right.omitted
      && left.allSatisfy { right[$0.key] == $0.value }
  }
}

/// A number that senders can't know.
private let tableSeed = UInt64.random(in: .min ... .max)

/// Mixes the parts of a key, one after the other, with multiplications whose high bits are folded back.
struct KeyMixer {
  private(set) var hash: UInt64

  init(seed: UInt64) { hash = seed }

  @inline(__always)
  mutating func add(_ part: UInt64) {
    hash = (hash ^ part) &* 0x9e37_79b9_7f4a_7c15
    hash ^= hash >> 32
  }

  @inline(__always)
  mutating func add(_ address: IPAddress) {
    add(address.high)
    add(address.low)
  }

  @inline(__always)
  mutating func add(_ party: Party) {
    add(party.mac.rawValue)
    add(party.address)
  }

  mutating func add(_ text: String) { add(UInt64(bitPattern: Int64(text.hashValue))) }
}
