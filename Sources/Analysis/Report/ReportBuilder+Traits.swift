import Packets
import Traffic

/// What is known of each device that tells what it is.
extension ReportBuilder {
  /// What a device claims, who made its adapter, the names it calls others by, the ports it answers at and calls.
  ///
  /// - Parameter firstSent: the first frame it sent.
  func traits(
    of device: Int, _ digest: ContactDigest, _ firstSent: Evidence?
  ) -> [DeviceTrait] {
    var traits = claims[device].map(DeviceTrait.init)
    if let vendor = vendors[device] {
      traits.append(DeviceTrait(DeviceTrait.Aspect.vendor, vendor, firstSent))
    }
    return traits + digest.traits
  }

  /// What elsewhere than among a device's own claims and contacts tells of it, by device: the names it asked for, and
  /// the ports at which it answered others of the home.
  func traitsOfOthers(_ digests: [ContactDigest]) -> [[DeviceTrait]] {
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
    guard digests.contains(where: { !$0.served.isEmpty }) else { return traits }
    let numbers = Dictionary(
      household.devices.indices.map { (household.devices[$0].id, $0) }, uniquingKeysWith: min)
    for (device, trait) in digests.lazy.flatMap(\.served) {
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
