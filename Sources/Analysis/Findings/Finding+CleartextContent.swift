import Behaviour
import Packets
import Traffic

extension Finding {
  /// What else can be read on its way through the internet.
  ///
  /// Definition: answered contacts with somebody outside, of at least 5,000 bytes, whose protocol was recognised
  /// and says what it says openly; other than what carries commands, names, time and the network's own talk. A notice
  /// of a thing; only for information of a computer or phone, where people read pages of others.
  static func cleartextContent(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    let publishers = report.merePublishers()
    return report.contacts(bySubject: { index in
      report.contacts[index].isReadableOutside(publishers) ? report.contacts[index].device : nil
    }).map { device, label, contacts in
      let protocols = contacts.map(\.serviceWords).listed(atMost: 3)
      let bytes = contacts.reduce(0) { $0 + $1.sent.bytes + $1.received.bytes }
      return Finding(
        kind: "cleartext-content", severity: general.contains(device) ? .info : .notice,
        device: device,
        text: "What \(label) says to \(contacts.map(\.destination.label).listed(atMost: 3)) "
          + "over \(protocols), and hears from there, can be read by anyone on the way "
          + "(\(Quantity.bytes(bytes))).",
        evidence: contacts.map(\.readableEvidence).inTurn)
    }
  }
}

extension ContactReport {
  /// Below this much, both ways, it is a greeting: a check whether the internet is there.
  fileprivate static let contentLeast = 5000

  /// Whose talk tells nothing of what a device does, or is public anyway; of TLS, `weak-cipher` tells what can be read.
  private static let networkServices: Set<String> = [
    "dns", "mdns", "llmnr", "ntp", "dhcp", "dhcpv6", "ssdp", "stun", "netbios-ns", "netbios-dgm",
    "nat-pmp", "pcp", "upnp", "ws-discovery", "rtp", "dyndns", "icmp", "icmpv6", "dtls",
  ]

  fileprivate func isReadableOutside(_ publishers: Set<String>) -> Bool {
    guard has([.answered, .outside, .hasService]), !has(.begunByDestination), !has(.overTLS),
      let service, !CommandServices.direct.contains(service),
      !Self.networkServices.contains(service)
    else { return false }
    let isWanted =
      CommandServices.brokered.contains(service)
      ? publishers.contains(device) : sent.bytes + received.bytes >= Self.contentLeast
    return isWanted && crossesNetwork && isRecognisedAndReadable
  }
}
