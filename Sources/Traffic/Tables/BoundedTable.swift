/// Values by key, in the order in which their keys were first met. Bounded: keys that come when it is full are
/// left out, and counted each time.
///
/// Keys and values lie close together in arrays, and are found through an index of the keys' hashes: less
/// memory than a hash table of the values themselves, of which much is empty, and quick to go through.
public struct BoundedTable<Key: TableKey, Value: Sendable>: Sendable {
  /// Most keys.
  public private(set) var bound: Int
  /// What the bound may be raised to.
  private let most: Int
  public private(set) var keys: [Key] = []
  public internal(set) var values: [Value] = []
  /// How often something was left out because of the bound.
  public private(set) var omitted = 0
  @usableFromInline internal private(set) var index = HashIndex()
  @usableFromInline internal let seed: UInt64

  /// What has more entries than this gets room for all at once: to double again and again moves each many times, and
  /// room that is never touched costs nothing.
  private static var fewEntries: Int { 3072 }

  /// - Parameter most: what the bound may be raised to, where that is more.
  public init(bound: Int, most: Int = 0) {
    self.bound = bound
    self.most = Swift.max(bound, most)
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
    index.place(hash) { keys[$0] == key }
  }

  /// Asks for where a key is looked for first; gives the hash by which it is found there.
  @inline(__always)
  func seek(_ key: Key) -> UInt64 {
    let hash = key.scattered(seed)
    index.prefetch(hash)
    return hash
  }

  // MARK: Changing

  /// Raises the bound to the most that it may be.
  mutating func raiseBound() { bound = most }

  /// Changes the value of a key, which is `initial` where there was none.
  @inline(__always)
  mutating func update(
    _ key: Key, from initial: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    if let (place, _) = place(of: key, making: initial()) { change(&values[place]) }
  }

  /// Adds a value: beside another of the same key, `combine` makes one of both.
  @inline(__always)
  mutating func add(_ key: Key, _ value: Value, _ combine: (inout Value, Value) -> Void) {
    guard let (place, isNew) = place(of: key, making: value), !isNew else { return }
    combine(&values[place], value)
  }

  /// Where a key is, made with a value if it is new; nil, and counted, where there is no room for it.
  @inline(__always)
  mutating func place(
    of key: Key, making value: @autoclosure () -> Value
  ) -> (place: Int, isNew: Bool)? {
    place(of: key, key.scattered(seed), making: value())
  }

  /// The same, by the hash of the key.
  @inline(__always)
  mutating func place(
    of key: Key, _ hash: UInt64, making value: @autoclosure () -> Value
  ) -> (place: Int, isNew: Bool)? {
    if let place = place(of: key, hash) { return (place, false) }
    guard keys.count < bound else {
      omitted += 1
      return nil
    }
    insert(key, value(), hash)
    return (keys.count - 1, true)
  }

  /// Adds all of another table. What is left out depends on the keys, not on their order there.
  mutating func merge(_ other: Self, _ combine: (inout Value, Value) -> Void)
  where Key: Comparable {
    omitted += other.omitted
    for from in order(ofMerging: other) {
      // What there is no room for is not copied.
      guard let (to, isNew) = place(of: other.keys[from], making: other.values[from]), !isNew
      else { continue }
      combine(&values[to], other.values[from])
    }
  }

  /// The places of another table in the order in which to add them: where not all keys fit that are new, those that do come
  /// first, in their order.
  func order(ofMerging other: Self) -> [Int] where Key: Comparable {
    guard count + other.count > bound else { return Array(other.indices) }
    var known: [Int] = []
    var new: [Int] = []
    for place in other.indices {
      if self.place(of: other.keys[place]) == nil { new.append(place) } else { known.append(place) }
    }
    let room = bound - count
    guard new.count > room else { return known + new }
    // Of those that are left out the order is of no consequence.
    if room > 0 { new.sort { other.keys[$0] < other.keys[$1] } }
    return known + new
  }

  private mutating func insert(_ key: Key, _ value: consuming Value, _ hash: UInt64) {
    if keys.count == Self.fewEntries {
      keys.reserveCapacity(most)
      values.reserveCapacity(most)
    }
    index.enter(keys.count, hash)
    keys.append(key)
    values.append(value)
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
