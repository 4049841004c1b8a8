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
    let labels = name.labels
    guard labels.count >= 4, let place = Self.servicePlace(in: labels), place == 1 else {
      return nil
    }
    instance = String(escaping: labels[0])
    service = Self.service(labels, at: place)
  }

  /// Where `_service._tcp` or `_service._udp` begins among the labels.
  private static func servicePlace(in labels: [[UInt8]]) -> Int? {
    labels.indices.dropLast().first { place in
      labels[place].first == UInt8(ascii: "_") && isTransport(labels[place + 1])
    }
  }

  private static func isTransport(_ label: [UInt8]) -> Bool {
    let small = label.map { $0 | 0x20 }
    return label.first == UInt8(ascii: "_")
      && (small[1...] == [0x74, 0x63, 0x70] || small[1...] == [0x75, 0x64, 0x70])
  }

  private static func service(_ labels: [[UInt8]], at place: Int) -> String {
    String(escaping: labels[place]) + "." + String(escaping: labels[place + 1])
  }

  /// The service that a name asks for, subtypes left out (RFC 6763 §7.1): `_hap._tcp` of `_hap._tcp.local`; nil for names
  /// of other things.
  public static func service(of name: DNSName) -> String? {
    let labels = name.labels
    guard let place = servicePlace(in: labels) else { return nil }
    return service(labels, at: place)
  }
}

extension DNSServiceInstance {
  /// Most instances that one message may tell of; a judgement, far above any device's.
  private static let bound = 64

  /// The instances that records tell of, put together from PTR, SRV and TXT (RFC 6763 §4–6), in order of appearance.
  public static func list(in records: [DNSRecord]) -> [DNSServiceInstance] {
    var found: [DNSServiceInstance] = []
    var places: [DNSName: Int] = [:]
    func place(of name: DNSName) -> Int? {
      let key = name.lowercased
      if let place = places[key] { return place }
      guard found.count < bound, let instance = DNSServiceInstance(name) else {
        return nil
      }
      places[key] = found.count
      found.append(instance)
      return found.count - 1
    }
    for record in records {
      switch record.data {
      case .name(let target) where record.type == .ptr:
        guard let place = place(of: target) else { continue }
        if record.ttl == 0 { found[place].isLeaving = true }
      case .service(let location):
        guard let place = place(of: record.name) else { continue }
        found[place].location = location
        if record.ttl == 0 { found[place].isLeaving = true }
      case .text(let strings) where record.type == .txt:
        guard let place = place(of: record.name) else { continue }
        found[place].attributes = strings.compactMap(DNSTextAttribute.init)
      default: continue
      }
    }
    return found
  }
}
