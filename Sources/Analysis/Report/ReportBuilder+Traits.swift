import Packets
import Traffic

/// What is known of each device that tells what it is.
extension ReportBuilder {
  /// What a device claims, who made its adapter, the names it calls others by, the ports it answers at and calls.
  ///
  /// - Parameter firstSent: the first frame it sent.
  func traits(
    of device: Int, _ contacts: [ContactReport], _ firstSent: Evidence?
  ) -> [DeviceTrait] {
    var traits = claims[device].map(DeviceTrait.init)
    if let vendor = vendors[device] {
      traits.append(DeviceTrait(DeviceTrait.Aspect.vendor, vendor, firstSent))
    }
    let rules = IdentityRuleIndex.standard
    // By index: copying each of tens of thousands takes longer than looking at it.
    for index in contacts.indices {
      if !contacts[index].destination.isLocal, !contacts[index].facts.isEmpty {
        addNames(contacts[index].facts, to: &traits, rules)
      }
      guard contacts[index].answered > 0, let port = contacts[index].port,
        rules.ports.contains(port)
      else { continue }
      switch contacts[index].initiator {
      case .device where !contacts[index].destination.isLocal:
        traits.append(contacts[index].trait(DeviceTrait.Aspect.calls, port))
      case .destination: traits.append(contacts[index].trait(DeviceTrait.Aspect.serves, port))
      case .device, .unknown: break
      }
    }
    return traits
  }

  private func addNames(
    _ facts: FlowFacts, to traits: inout [DeviceTrait], _ rules: IdentityRuleIndex
  ) {
    for subject in [FlowFact.Subject.serverName, .httpHost] where facts.contains(subject) {
      for entry in facts.values(of: subject) {
        let name = entry.fact.value.lowercased()
        guard rules.concerns(name) else { continue }
        traits.append(DeviceTrait(DeviceTrait.Aspect.asks, name, entry.totals.evidence))
      }
    }
  }

  /// What elsewhere than among a device's own claims and contacts tells of it, by device: the names it asked for, and
  /// the ports at which it answered others of the home.
  func traitsOfOthers(_ counterparts: [Counterparts]) -> [[DeviceTrait]] {
    var traits = Array(repeating: [DeviceTrait](), count: household.devices.count)
    let rules = IdentityRuleIndex.standard
    for (key, totals) in summary.nameQuestions.totals where rules.concerns(key.name) {
      guard
        let device = household.device(of: Party(mac: .none, address: key.asker)),
        totals.questions > 0
      else { continue }
      traits[device].append(
        DeviceTrait(DeviceTrait.Aspect.asks, key.name, totals.evidence.items.first))
    }
    guard counterparts.contains(where: { !$0.served.isEmpty }) else { return traits }
    let numbers = Dictionary(
      household.devices.indices.map { (household.devices[$0].id, $0) }, uniquingKeysWith: min)
    for (device, trait) in counterparts.lazy.flatMap(\.served) {
      if let number = numbers[device] { traits[number].append(trait) }
    }
    return traits
  }
}

extension DeviceTrait {
  /// What a device claims.
  init(_ claim: DeviceClaim, _ evidence: Evidence) {
    self.init(claim.subject.rawValue, claim.value, evidence)
  }
}

extension ContactReport {
  func trait(_ aspect: String, _ port: Int) -> DeviceTrait {
    DeviceTrait(aspect, "\(transport)/\(port)", evidence.first)
  }
}
