import Packets
import Traffic

/// What is known of each device that tells what it is.
extension ReportBuilder {
  /// By device: what it claims, who made its adapter, the names it asks for, the ports it answers at and calls.
  ///
  /// - Parameter totals: what each device sent and received.
  func traits(_ contacts: [[ContactReport]], _ totals: [PartyTotals]) -> [[DeviceTrait]] {
    var traits = household.devices.indices.map { index in
      var traits = claims[index].map {
        DeviceTrait($0.claim.subject.rawValue, $0.claim.value, $0.evidence)
      }
      if let vendor = vendors[index] {
        traits.append(DeviceTrait(DeviceTrait.Aspect.vendor, vendor, totals[index].firstSent))
      }
      return traits
    }
    let rules = IdentityRuleIndex.standard
    for (key, totals) in summary.nameQuestions.totals where rules.concerns(key.name) {
      guard
        let device = household.device(of: Party(mac: .none, address: key.asker)),
        totals.questions > 0
      else { continue }
      traits[device].append(
        DeviceTrait(DeviceTrait.Aspect.asks, key.name, totals.evidence.items.first))
    }
    let numbers = Dictionary(
      household.devices.enumerated().map { ($1.id, $0) }, uniquingKeysWith: min)
    for (device, own) in contacts.enumerated() {
      for index in own.indices { add(own[index], of: device, to: &traits, numbers, rules) }
    }
    return traits
  }

  private func add(
    _ contact: ContactReport, of device: Int, to traits: inout [[DeviceTrait]],
    _ numbers: [String: Int], _ rules: IdentityRuleIndex
  ) {
    if !contact.destination.isLocal {
      for entry in contact.facts.entries
      where [.serverName, .httpHost].contains(entry.fact.subject) {
        let name = entry.fact.value.lowercased()
        guard rules.concerns(name) else { continue }
        traits[device].append(
          DeviceTrait(DeviceTrait.Aspect.asks, name, entry.totals.evidence))
      }
    }
    guard contact.answered > 0, let number = contact.port, rules.ports.contains(number) else {
      return
    }
    let port = "\(contact.transport)/\(number)"
    let evidence = contact.evidence.first
    switch contact.initiator {
    case .device where !contact.destination.isLocal:
      traits[device].append(DeviceTrait(DeviceTrait.Aspect.calls, port, evidence))
    case .device:
      guard let server = contact.destination.device.flatMap({ numbers[$0] }) else { return }
      traits[server].append(DeviceTrait(DeviceTrait.Aspect.serves, port, evidence))
    case .destination:
      traits[device].append(DeviceTrait(DeviceTrait.Aspect.serves, port, evidence))
    case .unknown: return
    }
  }
}
