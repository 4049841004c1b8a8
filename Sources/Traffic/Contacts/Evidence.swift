/// Where in the captures something can be seen.
public struct Evidence: Hashable, Comparable, Sendable {
  /// Capture in the high 16 bits, frame below: compares as the pair does.
  private let place: UInt64

  public init(capture: Int, frame: Int) {
    place = UInt64(UInt16(clamping: capture)) << 48 | UInt64(clamping: frame) & (1 << 48 - 1)
  }

  /// Index of the capture among those analysed together.
  public var capture: Int { Int(place >> 48) }
  /// Counted from 1.
  public var frame: Int { Int(place & (1 << 48 - 1)) }

  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  /// The earlier of two, where there are two.
  static func earliest(_ left: Self?, _ right: Self?) -> Self? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}

extension [[Evidence]] {
  /// The proofs of several things that are told of in this order: one of each first, then a second of each, and so on, until
  /// there are as many that differ as are cited.
  public var inTurn: [Evidence] {
    var proofs: [Evidence] = []
    for rank in 0..<reduce(0, { Swift.max($0, $1.count) }) {
      for own in self where rank < own.count {
        let proof = own[rank]
        guard !proofs.contains(proof) else { continue }
        proofs.append(proof)
        if proofs.count == EvidenceList.bound { return proofs }
      }
    }
    return proofs
  }
}

extension [Evidence] {
  /// What a sentence cites: of its proofs the first few that differ, the ones of what it names first, in the order of frames.
  public var cited: [Evidence] {
    var cited: [Evidence] = []
    for proof in self where cited.count < EvidenceList.bound && !cited.contains(proof) {
      cited.append(proof)
    }
    return cited.sorted()
  }
}

/// The lowest few frames that prove something: the same whichever order they came in.
public struct EvidenceList: Sendable {
  public static let bound = 4
  private static var none: Evidence { Evidence(capture: 0, frame: 0) }
  /// In order; ``none`` where there are fewer.
  private var kept: InlineArray<4, Evidence> = .init(repeating: none)

  public init() {}

  private var count: Int {
    var count = 0
    while count < Self.bound, kept[count] != Self.none { count += 1 }
    return count
  }

  /// In order.
  public var items: [Evidence] {
    let count = count
    var items: [Evidence] = []
    items.reserveCapacity(count)
    for place in 0..<count { items.append(kept[place]) }
    return items
  }

  /// The lowest frame.
  public var first: Evidence? { kept[0] == Self.none ? nil : kept[0] }

  public mutating func insert(_ evidence: Evidence) {
    guard evidence.frame > 0 else { return }
    let count = count
    var place = count
    while place > 0, evidence <= kept[place - 1] {
      if kept[place - 1] == evidence { return }
      place -= 1
    }
    guard place < Self.bound else { return }
    for index in stride(from: min(count, Self.bound - 1), to: place, by: -1) {
      kept[index] = kept[index - 1]
    }
    kept[place] = evidence
  }

  public mutating func merge(_ other: EvidenceList) {
    for index in 0..<other.count { insert(other.kept[index]) }
  }
}

extension EvidenceList: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.items == right.items }
  public func hash(into hasher: inout Hasher) { hasher.combine(items) }
}
