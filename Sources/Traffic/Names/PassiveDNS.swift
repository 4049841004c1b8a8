import Packets

/// Which names led each device to which addresses, as the answers it received say (passive DNS).
public struct PassiveDNS: Equatable, Sendable {
  /// One asker and one address it was told.
  public struct Key: Hashable, Comparable, TableKey {
    public let asker: IPAddress
    public let address: IPAddress

    public init(asker: IPAddress, address: IPAddress) {
      self.asker = asker
      self.address = address
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.asker, left.address) < (right.asker, right.address)
    }

    public func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      mixer.add(asker)
      mixer.add(address)
      return mixer.hash
    }
  }

  /// A name that an asker resolved to an address.
  public struct Binding: Hashable, Sendable {
    /// When the asker was first and last told so, in nanoseconds since 1970.
    public var first: Int64
    public var last: Int64
    public var evidence: Evidence
    public var answers: Int
    /// The name that holds the address, where aliases (CNAME) lead there; of several, the one that sorts first.
    public var canonicalName: String?

    mutating func merge(_ other: Binding) {
      if let name = other.canonicalName { canonicalName = min(canonicalName ?? name, name) }
      first = min(first, other.first)
      last = max(last, other.last)
      evidence = min(evidence, other.evidence)
      answers += other.answers
    }
  }

  /// The names of one pair, in order: nearly always one.
  public struct BoundNames: Equatable, Sendable {
    /// Names in lower case, without the final dot.
    public private(set) var entries: [(name: String, binding: Binding)] = []

    init() {}

    public var count: Int { entries.count }

    public subscript(name: String) -> Binding? {
      let place = place(of: name)
      return holds(name, at: place) ? entries[place].binding : nil
    }

    /// Adds to a name that is there already; false where it isn't.
    mutating func merge(_ name: String, _ binding: Binding) -> Bool {
      let place = place(of: name)
      guard holds(name, at: place) else { return false }
      entries[place].binding.merge(binding)
      return true
    }

    mutating func insert(_ name: String, _ binding: Binding) {
      entries.put((name, binding), at: place(of: name))
    }

    /// Where a name is, or would be.
    private func place(of name: String) -> Int { entries.place { $0.name < name } }

    private func holds(_ name: String, at place: Int) -> Bool {
      place < entries.count && entries[place].name == name
    }

    public static func == (left: Self, right: Self) -> Bool {
      left.entries.elementsEqual(right.entries) { $0 == $1 }
    }
  }

  /// Most pairs of asker and address, most names for one pair, and most names of all pairs beside their first.
  public static let bound = 49_152
  public static let namesBound = 1024
  public static let furtherNamesBound = 49_152

  /// By asker and address.
  public private(set) var bindings = BoundedTable<Key, BoundNames>(bound: bound)
  private var names = NameCount()

  /// How many names there are beside the first of each pair, and how many there was no room for.
  private struct NameCount: Equatable {
    var further = 0
    var omitted = 0

    /// Adds to the names of a pair.
    mutating func add(_ name: String, _ binding: Binding, to known: inout BoundNames) {
      if known.merge(name, binding) { return }
      let isFurther = known.count > 0
      if isFurther, known.count >= PassiveDNS.namesBound || further >= PassiveDNS.furtherNamesBound
      {
        omitted += 1
        return
      }
      known.insert(name, binding)
      if isFurther { further += 1 }
    }
  }

  /// Bindings left out because a bound was reached.
  public var omitted: Int { bindings.omitted + names.omitted }

  public init() {}

  mutating func insert(
    _ name: String, _ key: Key, at time: Int64, _ evidence: Evidence, canonicalName: String? = nil
  ) {
    let binding = Binding(
      first: time, last: time, evidence: evidence, answers: 1, canonicalName: canonicalName)
    bindings.update(key, from: BoundNames()) { names.add(name, binding, to: &$0) }
  }

  /// The name under which `asker` knew `address` at a time: the one it was told last before, else the first told after.
  public func name(
    of address: IPAddress, for asker: IPAddress, at time: Int64
  ) -> (name: String, evidence: Evidence)? {
    guard let names = bindings[Key(asker: asker, address: address)]?.entries else { return nil }
    let before = names.filter { $0.binding.first <= time }
    let best =
      before.max { ($0.binding.first, $1.name) < ($1.binding.first, $0.name) }
      ?? names.min { ($0.binding.first, $0.name) < ($1.binding.first, $1.name) }
    return best.map { ($0.name, $0.binding.evidence) }
  }

  mutating func merge(_ other: PassiveDNS) {
    names.omitted += other.omitted
    let theirs = other.bindings
    for place in bindings.order(ofMerging: theirs) {
      let key = theirs.keys[place]
      if theirs.values[place].count == 1 {
        // Most are of one name, and new: it is taken as it is.
        bindings.add(key, theirs.values[place]) { known, only in
          for (name, binding) in only.entries { names.add(name, binding, to: &known) }
        }
        continue
      }
      for (name, binding) in theirs.values[place].entries {
        bindings.update(key, from: BoundNames()) { names.add(name, binding, to: &$0) }
      }
    }
  }
}
