import Packets

/// Multicast DNS (RFC 6762) and the service discovery over it (RFC 6763): what the things of a link tell everybody.
struct MDNSSession: DatagramSession {
  private static let port: UInt16 = 5353

  private var recent = RecentDatagrams()

  var service: String { "mdns" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.isOn(port) && DNSMessage.isLocalPlausible(datagram) ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard
      notes.wantsRecords || Self.tellsOfSender(datagram) && !recent.repeats(datagram, from: sender),
      let message = try? DNSMessage(parsing: datagram)
    else { return }
    Self.note(message, by: sender, &notes)
    notes.record(.mdns(message, by: sender))
  }

  /// Whether it is a response, or a probe: a query that names the records its sender is about to claim (RFC 6762 §8.1).
  private static func tellsOfSender(_ datagram: RawSpan) -> Bool {
    var reader = ByteReader(datagram)
    do throws(DecodeError) {
      try reader.skip(2)  // ID.
      let flags: UInt16 = try reader.read()
      try reader.skip(4)  // QDCOUNT, ANCOUNT.
      let authorityCount: UInt16 = try reader.read()
      return flags & 0x8000 != 0 || authorityCount > 0
    } catch {
      return false
    }
  }

  // MARK: What a sender says of itself

  private static func note(
    _ message: DNSMessage, by sender: Sender, _ notes: inout SessionNotes
  ) {
    let records = message.recordsOfSender
    guard !records.isEmpty else { return }
    let hosts = HostAddresses(records, sender: notes.address(of: sender))
    for host in hosts.ofSender { notes.claim(.mdnsHost, host, of: sender) }
    for record in records where record.type == .ptr {
      guard case .name(let target) = record.data,
        let service = DNSServiceInstance.service(of: target)
      else { continue }
      notes.claim(.mdnsService, service, of: sender)
    }
    for instance in DNSServiceInstance.list(in: records) {
      if let location = instance.location, hosts.isForeign(location.target) { continue }
      note(instance, by: sender, &notes)
    }
  }

  private static func note(
    _ instance: DNSServiceInstance, by sender: Sender, _ notes: inout SessionNotes
  ) {
    notes.claim(.mdnsService, instance.service, of: sender)
    notes.claim(.mdnsInstance, instance.instance, of: sender)
    if let target = instance.location?.target {
      notes.claim(.mdnsHost, target.localHostName, of: sender)
    }
    guard !instance.isSharedQueue else { return }
    for attribute in instance.attributes {
      if let (subject, value) = ServiceAttribute.claim(attribute, of: instance.service) {
        notes.claim(subject, value, of: sender)
      }
    }
  }
}

/// Which hosts a message gives addresses of.
private struct HostAddresses {
  /// Each with an address; few.
  private var addresses: [(host: DNSName, address: IPAddress)] = []
  private let sender: IPAddress

  init(_ records: [DNSRecord], sender: IPAddress) {
    self.sender = sender
    for record in records {
      guard case .address(let address) = record.data else { continue }
      addresses.append((record.name, address))
    }
  }

  /// Whether a host is somebody else's: it has addresses of the sender's kind, but not the sender's.
  func isForeign(_ host: DNSName) -> Bool {
    var hasAlike = false
    for (other, address) in addresses
    where address.isV4 == sender.isV4 && other.isSameInAnyCase(as: host) {
      if address == sender { return false }
      hasAlike = true
    }
    return hasAlike
  }

  /// The names of the sender itself, each once, in small letters.
  var ofSender: [String] {
    var names: [DNSName] = []
    for (host, _) in addresses
    where !names.contains(where: host.isSameInAnyCase) && !isForeign(host) {
      names.append(host)
    }
    return names.map(\.lowercased.localHostName)
  }
}

extension DNSName {
  /// The name without `.local`.
  fileprivate var localHostName: String {
    let text = unicodeText
    return text.lowercased().hasSuffix(".local") ? String(text.dropLast(6)) : text
  }
}

extension DNSMessage {
  /// What a message of multicast DNS says itself: the answers in a query are those that its sender has heard already, others'
  /// (RFC 6762 §7.1).
  fileprivate var recordsOfSender: [DNSRecord] {
    guard isResponse else { return authorities }
    // Most have one section only, which needs no copy.
    if authorities.isEmpty, additionals.isEmpty { return answers }
    return answers + authorities + additionals
  }
}
