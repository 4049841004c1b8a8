import Analysis
import Behaviour
import Traffic

/// How everybody behaves, by a report: what must be equal over shards, and nearly so over cuts in time.
struct Conduct: Equatable {
  struct Key: Hashable {
    let device: String
    let transport: String
    let port: Int
    let destination: [String]
  }

  let contacts: [Key: ContactBehaviour]
  private let flows: [Key: Int]
  let phases: [[PhaseReport]]
  let boots: [[Int64]]

  init(_ report: Report) {
    var contacts: [Key: ContactBehaviour] = [:]
    var flows: [Key: Int] = [:]
    for contact in report.contacts {
      let key = Key(
        device: contact.device, transport: contact.transport, port: contact.port ?? 0,
        destination: contact.destination.addresses.map(\.description)
          + [contact.destination.name ?? "-", "\(contact.initiator)"])
      contacts[key] = contact.behaviour
      flows[key] = contact.flows
    }
    self.contacts = contacts
    self.flows = flows
    phases = report.devices.map(\.phases)
    boots = report.devices.map(\.boots)
  }

  /// What parts put together tell otherwise than the whole does: of patterns anything, of periods more than 2 % or half a
  /// second, of counts more than one for each connection.
  func differences(ofParts parts: Conduct) -> [String] {
    contacts.flatMap { key, whole -> [String] in
      guard let other = parts.contacts[key] else { return [] }
      let (place, most) = ("\(key)", flows[key] ?? 1)
      var found: [String] = []
      if whole.pattern != other.pattern {
        found.append("\(place): whole \(whole.pattern as Any), parts \(other.pattern as Any)")
      }
      if !Self.isNear(whole.period, other.period, most) {
        found.append("\(place): whole \(whole.period as Any), parts \(other.period as Any)")
      }
      found += Self.differences(whole.keepalives, other.keepalives, most).map { "\(place): \($0)" }
      if abs(whole.standing.share - other.standing.share) > 0.02 {
        found.append("\(place): whole \(whole.standing), parts \(other.standing)")
      }
      if whole.attempts?.count != other.attempts?.count
        || whole.attempts?.repetitions != other.attempts?.repetitions
      {
        found.append("\(place): whole \(whole.attempts as Any), parts \(other.attempts as Any)")
      }
      return found
    }
  }

  /// Those of a kind and sender that only one of the two has may be of four beats of which the cut hid one.
  private static func differences(
    _ wholes: [Keepalive], _ parts: [Keepalive], _ most: Int
  ) -> [String] {
    var found: [String] = []
    for whole in wholes {
      let part = parts.first { $0.kind == whole.kind && $0.sender == whole.sender }
      guard let part else {
        if whole.count - most >= 4 { found.append("parts lack \(whole)") }
        continue
      }
      if abs(part.count - whole.count) > most || !isNear(whole.period, part.period, most) {
        found.append("whole \(whole), parts \(part)")
      }
    }
    for part in parts
    where part.count - most >= 4
      && !wholes.contains(where: { $0.kind == part.kind && $0.sender == part.sender })
    {
      found.append("parts invent \(part)")
    }
    return found
  }

  private static func isNear(_ whole: Period?, _ part: Period?, _ most: Int) -> Bool {
    guard let whole, let part else { return whole == nil && part == nil }
    return abs(whole.seconds - part.seconds) <= max(0.5, whole.seconds * 0.02)
      && abs(whole.count - part.count) <= most
  }
}
