import Packets

/// What ICMP refused on behalf of whom it was sent to: who asked whom for what, and why not.
public struct Refusals: Sendable {
  /// The packets refused: those of one sender to one service.
  public struct Key: Comparable, TableKey {
    /// Who sent the packet refused, and to whom.
    public let client: IPAddress
    public let server: IPAddress
    /// IANA protocol number.
    public let protocolNumber: UInt8
    /// The port it went to; 0 for protocols without.
    public let port: UInt16

    public init(client: IPAddress, server: IPAddress, protocolNumber: UInt8, port: UInt16) {
      self.client = client
      self.server = server
      self.protocolNumber = protocolNumber
      self.port = port
    }

    public static func < (left: Self, right: Self) -> Bool {
      if left.client != right.client { return left.client < right.client }
      if left.server != right.server { return left.server < right.server }
      return (left.protocolNumber, left.port) < (right.protocolNumber, right.port)
    }

    public func scattered(_ seed: UInt64) -> UInt64 {
      var mixer = KeyMixer(seed: seed)
      mixer.add(client)
      mixer.add(server)
      mixer.add(UInt64(protocolNumber) << 16 | UInt64(port))
      return mixer.hash
    }
  }

  /// Refusals for one reason.
  public struct Totals: Hashable, Sendable {
    public let code: UInt8
    public fileprivate(set) var count: Int
    public fileprivate(set) var evidence: EvidenceList
  }

  /// For each, the reasons given in order of their codes.
  public private(set) var byKey = BoundedTable<Key, [Totals]>(bound: bound)
  /// How often there was no room.
  public private(set) var omitted = 0

  /// Three quarters of 16,384; far more than a home's. Late answers of port scans fill it.
  public static let bound = 12_288

  public init() {}

  mutating func note(_ message: ICMPUnreachable, _ evidence: Evidence) {
    let key = Key(
      client: message.source, server: message.destination,
      protocolNumber: message.protocolNumber, port: message.destinationPort)
    var list = EvidenceList()
    list.insert(evidence)
    add(key, [Totals(code: message.code, count: 1, evidence: list)])
  }

  mutating func merge(_ other: Refusals) {
    omitted += other.omitted
    for place in byKey.order(ofMerging: other.byKey) {
      add(other.byKey.keys[place], other.byKey.values[place])
    }
  }

  private mutating func add(_ key: Key, _ reasons: [Totals]) {
    guard let (place, isNew) = byKey.place(of: key, making: reasons) else {
      omitted += reasons.reduce(0) { $0 + $1.count }
      return
    }
    if isNew { return }
    for reason in reasons { Self.add(reason, to: &byKey.values[place]) }
  }

  private static func add(_ reason: Totals, to reasons: inout [Totals]) {
    let place = reasons.firstIndex { $0.code >= reason.code } ?? reasons.count
    if place < reasons.count, reasons[place].code == reason.code {
      reasons[place].count += reason.count
      reasons[place].evidence.merge(reason.evidence)
    } else {
      reasons.insert(reason, at: place)
    }
  }
}
