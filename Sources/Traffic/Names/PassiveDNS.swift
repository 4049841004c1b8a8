import Packets

/// Which names led each device to which addresses, as the answers it received say (passive DNS).
public struct PassiveDNS: Hashable, Sendable {
  /// One asker and one address it was told.
  public struct Key: Hashable, Sendable {
    public let asker: IPAddress
    public let address: IPAddress

    public init(asker: IPAddress, address: IPAddress) {
      self.asker = asker
      self.address = address
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

  /// Most pairs of asker and address, most names for one pair, and most names of all pairs beside their first.
  public static let bound = 49_152
  public static let namesBound = 1024
  public static let furtherNamesBound = 49_152

  /// Names by asker and address; names in lower case, without the final dot.
  public private(set) var bindings: [Key: [String: Binding]] = [:]
  private var furtherNames = 0
  /// Bindings left out because a bound was reached.
  public private(set) var omitted = 0

  public init() {}

  mutating func insert(
    _ name: String, _ key: Key, at time: Int64, _ evidence: Evidence, canonicalName: String? = nil
  ) {
    merge(
      name, key,
      Binding(
        first: time, last: time, evidence: evidence, answers: 1, canonicalName: canonicalName))
  }

  /// The name under which `asker` knew `address` at a time: the one it was told last before, else the first told after.
  public func name(
    of address: IPAddress, for asker: IPAddress, at time: Int64
  ) -> (name: String, evidence: Evidence)? {
    guard let names = bindings[Key(asker: asker, address: address)] else { return nil }
    // Names break ties, so that the answer never depends on the order of a dictionary.
    let before = names.filter { $0.value.first <= time }
    let best =
      before.max { ($0.value.first, $1.key) < ($1.value.first, $0.key) }
      ?? names.min { ($0.value.first, $0.key) < ($1.value.first, $1.key) }
    return best.map { ($0.key, $0.value.evidence) }
  }

  mutating func merge(_ other: PassiveDNS) {
    if bindings.count + other.bindings.count > Self.bound {
      // Not all will fit: what is left out must not depend on a dictionary's order.
      let keys = other.bindings.keys.sorted {
        ($0.asker, $0.address) < ($1.asker, $1.address)
      }
      for key in keys { merge(other.bindings[key] ?? [:], key) }
    } else {
      for (key, names) in other.bindings { merge(names, key) }
    }
    omitted += other.omitted
  }

  private mutating func merge(_ names: [String: Binding], _ key: Key) {
    for (name, binding) in names { merge(name, key, binding) }
  }

  private mutating func merge(_ name: String, _ key: Key, _ binding: Binding) {
    guard let place = bindings.index(forKey: key) else {
      if bindings.count < Self.bound { bindings[key] = [name: binding] } else { omitted += 1 }
      return
    }
    if let known = bindings.values[place].index(forKey: name) {
      bindings.values[place].values[known].merge(binding)
    } else if bindings.values[place].count < Self.namesBound,
      furtherNames < Self.furtherNamesBound
    {
      furtherNames += 1
      bindings.values[place][name] = binding
    } else {
      omitted += 1
    }
  }
}
