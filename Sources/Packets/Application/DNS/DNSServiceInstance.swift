/// One instance of a service as DNS-based service discovery tells of it (RFC 6763 §4.1): `Living Room` of `_hap._tcp`.
public struct DNSServiceInstance: Hashable, Sendable {
  /// The name that people see; empty where only the service itself was told of.
  public let instance: String
  /// `_hap._tcp`
  public let service: String
  /// Where it is, by its SRV record.
  public internal(set) var location: DNSServiceLocation?
  /// What its TXT record says.
  public internal(set) var attributes: [DNSTextAttribute] = []
  /// Whether its records say that it leaves: a time to live of 0 (RFC 6762 §10.1).
  public internal(set) var isLeaving = false

  /// Takes `<Instance>.<Service>.<Domain>` apart; nil for other names.
  init?(_ name: DNSName) {
    guard let place = Self.servicePlace(in: name.wire), place.labelsBefore == 1,
      name.wire[place.end] > 0
    else { return nil }
    instance = String(escaping: name.wire[1..<place.start])
    service = Self.service(name.wire, place)
  }

  /// Where `_service._tcp` or `_service._udp` is among a name's bytes, and how many labels come before it.
  private struct ServicePlace {
    let start: Int
    let end: Int
    let labelsBefore: Int
  }

  private static func servicePlace(in wire: [UInt8]) -> ServicePlace? {
    var before: Int?
    var labels = 0
    var start = 0
    while wire[start] > 0 {
      let end = start + 1 + Int(wire[start])
      if let before, wire[before + 1] == UInt8(ascii: "_"), isTransport(wire, at: start) {
        return ServicePlace(start: before, end: end, labelsBefore: labels - 1)
      }
      before = start
      labels += 1
      start = end
    }
    return nil
  }

  /// Whether the label at `start` is `_tcp` or `_udp`, in letters of either case.
  private static func isTransport(_ wire: [UInt8], at start: Int) -> Bool {
    guard wire[start] == 4, wire[start + 1] == UInt8(ascii: "_") else { return false }
    let letters = (wire[start + 2] | 0x20, wire[start + 3] | 0x20, wire[start + 4] | 0x20)
    return letters == (0x74, 0x63, 0x70) || letters == (0x75, 0x64, 0x70)
  }

  private static func service(_ wire: [UInt8], _ place: ServicePlace) -> String {
    var text = Array(wire[(place.start + 1)..<place.end])
    text[Int(wire[place.start])] = UInt8(ascii: ".")
    return String(escaping: text)
  }

  /// The service that a name asks for, subtypes left out (RFC 6763 §7.1): `_hap._tcp` of `_hap._tcp.local`; nil for names
  /// of other things.
  public static func service(of name: DNSName) -> String? {
    servicePlace(in: name.wire).map { service(name.wire, $0) }
  }
}

extension DNSServiceInstance {
  /// Most instances that one message may tell of; a judgement, far above any device's.
  private static let bound = 64

  /// The instances that records tell of, put together from PTR, SRV and TXT (RFC 6763 §4–6), in order of appearance.
  public static func list(in records: [DNSRecord]) -> [DNSServiceInstance] {
    var found: [DNSServiceInstance] = []
    // In the order of `found`: few, so that looking through them is quick.
    var names: [DNSName] = []
    func place(of name: DNSName) -> Int? {
      if let place = names.firstIndex(where: { $0.isSameInAnyCase(as: name) }) { return place }
      guard found.count < bound, let instance = DNSServiceInstance(name) else {
        return nil
      }
      names.append(name)
      found.append(instance)
      return found.count - 1
    }
    // By index: a loop over the records would copy each.
    for index in records.indices {
      switch records[index].data {
      case .name(let target) where records[index].type == .ptr:
        guard let place = place(of: target) else { continue }
        if records[index].ttl == 0 { found[place].isLeaving = true }
      case .service(let location):
        guard let place = place(of: records[index].name) else { continue }
        found[place].location = location
        if records[index].ttl == 0 { found[place].isLeaving = true }
      case .text(let strings) where records[index].type == .txt:
        guard let place = place(of: records[index].name) else { continue }
        found[place].attributes = strings.compactMap(DNSTextAttribute.init)
      default: continue
      }
    }
    return found
  }
}
