import Destinations
import Packets
import Traffic

/// Who made a device, and so what destinations are to it.
struct MakerKnowledge: Sendable {
  private let makers: [DeviceMaker]
  /// The maker for whom nothing speaks but names that the device asks for: such a name makes no destination the maker's own, but
  /// neither is it somebody else's.
  private let supposed: DeviceMaker?

  /// - Parameters:
  ///   - claims: what captures say of the device.
  ///   - vendor: who made its adapter.
  ///   - identity: what it is, as all that is known of it tells; nil where its own word doesn't matter either.
  init(
    _ claims: [(claim: DeviceClaim, evidence: Evidence)], vendor: String?, _ identity: Identity?
  ) {
    let claimed = Set(claims.compactMap { DeviceMaker($0.claim) }).sorted()
    let named = identity.flatMap { _ in Self.maker(by: claims.map(DeviceTrait.init)) }
    let judged = identity?.maker.flatMap { maker in
      maker.source == DeviceTrait.Aspect.vendor
        ? nil : DeviceMaker(maker.value, evidence: "the sum of its traits")
    }
    let isHearsay = identity?.maker?.source == DeviceTrait.Aspect.asks
    supposed = named == nil && isHearsay ? judged : nil
    // What it says of itself counts more than who made its adapter.
    if let maker = named ?? (isHearsay ? nil : judged) {
      makers = claimed + [maker]
    } else if let vendor, !ComponentMakers.contains(vendor) {
      makers = claimed + [DeviceMaker(vendor, evidence: "its MAC")]
    } else {
      makers = claimed
    }
  }

  /// Whom a device's own words show to have made it, by the rules for identities; nil where they don't.
  private static func maker(by traits: [DeviceTrait]) -> DeviceMaker? {
    guard !traits.isEmpty, let maker = IdentityJudge.maker(claimedBy: traits) else { return nil }
    return DeviceMaker(maker.value, evidence: "its \(maker.source.replacing("-", with: " "))")
  }

  /// What a destination is to the device; nil where that can't be told.
  func party(of destination: DestinationKnowledge) -> PartyJudgement? {
    guard let rule = destination.operatorRule else { return partyByName(destination) }
    let judgement = rule.party(toDeviceOf: makers)
    if judgement?.party == .third, let supposed, rule.isRun(by: supposed) { return nil }
    return judgement
  }

  /// The maker's own, where nobody else is known to run it and the domain bears the maker's name.
  private func partyByName(_ destination: DestinationKnowledge) -> PartyJudgement? {
    guard let domain = destination.domain,
      let maker = makers.first(where: { $0.isNamed(in: domain) })
    else { return nil }
    return PartyJudgement(
      party: .own, basis: "\(domain) bears the maker's name; \(maker.evidence) says \(maker.name)")
  }
}

extension DeviceMaker {
  /// The maker that a claim names, or whose protocol the device speaks.
  fileprivate init?(_ claim: DeviceClaim) {
    switch claim.subject {
    case .upnpMaker: self.init(claim.value, evidence: "its UPnP description")
    case .mdnsMaker: self.init(claim.value, evidence: "its mDNS records")
    case .tplinkAlias, .tplinkModel, .tplinkType:
      self.init("TP-Link", evidence: "the protocol it speaks")
    case .lifxLabel, .lifxProduct: self.init("LIFX", evidence: "the protocol it speaks")
    case .yeelightModel, .yeelightName: self.init("Yeelight", evidence: "the protocol it speaks")
    case .miioID: self.init("Xiaomi", evidence: "the protocol it speaks")
    case .merossModel: self.init("Meross", evidence: "the protocol it speaks")
    case .wizModule: self.init("WiZ", evidence: "the protocol it speaks")
    case .goveeModel: self.init("Govee", evidence: "the protocol it speaks")
    case .broadlinkName: self.init("BroadLink", evidence: "the protocol it speaks")
    case .shellyModel: self.init("Shelly", evidence: "the protocol it speaks")
    case .tuyaID, .tuyaProduct: self.init("Tuya", evidence: "the protocol it speaks")
    default: return nil
    }
  }
}
