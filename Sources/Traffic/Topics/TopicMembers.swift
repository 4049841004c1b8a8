import Packets

/// Who publishes to a topic, or is subscribed to it: the lowest few by value, whichever order they came in.
public struct TopicMembers: Hashable, Sendable {
  /// One of them.
  public struct Member: Hashable, Sendable {
    public let party: Party
    /// What it called itself, in order; the lowest few.
    public fileprivate(set) var clientIDs: [String]
    public fileprivate(set) var messages: Int
    /// Its first frame.
    public fileprivate(set) var evidence: Evidence
  }

  public static let bound = 16
  static let clientIDBound = 4
  /// Longest client identifier, in characters; a judgement: a longer one is cut.
  private static let clientIDLengthBound = 128

  /// In order of their parties.
  public private(set) var items: [Member] = []
  /// Whether some were left out.
  public private(set) var isCut = false

  public init() {}

  public mutating func add(
    _ party: Party, _ clientID: String?, messages: Int, _ evidence: Evidence
  ) {
    let ids = clientID.flatMap { $0.isEmpty ? nil : [String($0.prefix(Self.clientIDLengthBound))] }
    add(Member(party: party, clientIDs: ids ?? [], messages: messages, evidence: evidence))
  }

  /// Adds those who are subscribed through a filter: how many messages they were sent is not known.
  public mutating func addListeners(_ other: Self) {
    for var member in other.items {
      member.messages = 0
      add(member)
    }
    isCut = isCut || other.isCut
  }

  mutating func merge(_ other: Self) {
    for member in other.items { add(member) }
    isCut = isCut || other.isCut
  }

  private mutating func add(_ member: Member) {
    let place = items.firstIndex { $0.party >= member.party } ?? items.count
    if place < items.count, items[place].party == member.party {
      items[place].merge(member)
      return
    }
    items.insert(member, at: place)
    if items.count > Self.bound {
      items.removeLast()
      isCut = true
    }
  }
}

extension TopicMembers.Member {
  fileprivate mutating func merge(_ other: Self) {
    messages += other.messages
    evidence = min(evidence, other.evidence)
    for id in other.clientIDs where !clientIDs.contains(id) {
      clientIDs.append(id)
      clientIDs.sort()
      if clientIDs.count > TopicMembers.clientIDBound { clientIDs.removeLast() }
    }
  }
}
