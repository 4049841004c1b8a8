import Destinations
import Packets
import Traffic

/// Who made each device, and so what destinations are to it.
struct MakerKnowledge: Sendable {
  /// By the device's `id`.
  private let makers: [String: [DeviceMaker]]
  /// Makers for whom nothing speaks but names that the device asks for, by the device's `id`: such a name makes no destination
  /// the maker's own, but neither is it somebody else's.
  private let supposed: [String: DeviceMaker]

  /// - Parameter traits: all that tells of a device, by its number; nil where its makers don't matter: it is long to weigh.
  init(_ builder: ReportBuilder, _ traits: @Sendable (Int) -> [DeviceTrait]?) {
    var makers: [String: [DeviceMaker]] = [:]
    var supposed: [String: DeviceMaker] = [:]
    for (claim, _) in builder.summary.claims.devices {
      guard let maker = DeviceMaker(claim), let index = builder.household.device(of: claim.party)
      else { continue }
      makers[builder.household.devices[index].id, default: []].append(maker)
    }
    // Sets of claims have no order of their own.
    makers = makers.mapValues { Set($0).sorted() }
    let judged = builder.claims.indices.concurrentMap { index in
      traits(index).map { traits in
        (
          named: Self.maker(by: builder.claimedTraits(of: index)),
          shown: IdentityJudge.judge(traits).maker
        )
      }
    }
    for (index, device) in builder.household.devices.enumerated() {
      // What it says of itself counts more than who made its adapter.
      if let maker = judged[index]?.named {
        makers[device.id, default: []].append(maker)
        continue
      }
      if let maker = judged[index]?.shown, maker.source != DeviceTrait.Aspect.vendor {
        let shown = DeviceMaker(maker.value, evidence: "the sum of its traits")
        guard maker.source == DeviceTrait.Aspect.asks else {
          makers[device.id, default: []].append(shown)
          continue
        }
        supposed[device.id] = shown
      }
      guard let vendor = builder.vendors[index], !ComponentMakers.contains(vendor) else {
        continue
      }
      makers[device.id, default: []].append(DeviceMaker(vendor, evidence: "its MAC"))
    }
    self.makers = makers
    self.supposed = supposed
  }

  /// Whom a device's own words show to have made it, by the rules for identities; nil where they don't.
  private static func maker(by traits: [DeviceTrait]) -> DeviceMaker? {
    guard !traits.isEmpty, let maker = IdentityJudge.judge(traits).maker else { return nil }
    return DeviceMaker(maker.value, evidence: "its \(maker.source.replacing("-", with: " "))")
  }

  /// What a destination is to a device; nil where that can't be told.
  func party(of destination: DestinationKnowledge, to device: String) -> PartyJudgement? {
    guard let rule = destination.operatorRule else { return partyByName(destination, device) }
    let judgement = rule.party(toDeviceOf: makers[device] ?? [])
    if judgement?.party == .third, let supposed = supposed[device], rule.isRun(by: supposed) {
      return nil
    }
    return judgement
  }

  /// The maker's own, where nobody else is known to run it and the domain bears the maker's name.
  private func partyByName(
    _ destination: DestinationKnowledge, _ device: String
  ) -> PartyJudgement? {
    guard let domain = destination.domain,
      let maker = makers[device]?.first(where: { $0.isNamed(in: domain) })
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
