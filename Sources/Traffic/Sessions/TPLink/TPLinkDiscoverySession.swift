import Packets

/// How newer TP-Link devices are found (UDP 20002).
public struct TPLinkDiscoverySession: DatagramSession {
  public let service = "tplink"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(TPLinkDiscovery.port), (try? TPLinkDiscovery(parsing: datagram)) != nil else {
      return .no
    }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TPLinkDiscovery(parsing: datagram) else { return }
    notes.claim(.tplinkModel, message.deviceModel ?? "", of: sender)
    notes.claim(.tplinkType, message.deviceType ?? "", of: sender)
    notes.claim(.tplinkEncryption, message.encryption ?? "", of: sender)
    notes.record(.said(service: service, by: sender, words: message.words))
  }
}

extension TPLinkDiscovery {
  fileprivate var words: String {
    guard let deviceModel else { return "looks for TP-Link devices" }
    return "answers: TP-Link \(deviceModel)"
      + (encryption.map { ", sealed with \($0)" } ?? "")
  }
}
