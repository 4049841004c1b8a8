import Behaviour
import Traffic

/// Are frames as they were on the wire?
extension Patient {
  /// The command that keeps an adapter from joining frames, with the interface where the capture names one.
  private var ethtool: String {
    let names = survey.interfaceNames
    let interface = names.count == 1 ? names[0] : "INTERFACE"
    return "ethtool -K \(interface) gro off lro off tso off gso off"
  }

  var joinedFrames: Check {
    var found = check(
      "offload", statements(["offload"]), .warning,
      "the adapter joined packets before they were captured",
      otherwise: well("offload", "No frame is longer than Ethernet carries."))
    if found.state != .ok { found.advice = "To see them as they were: \(ethtool)" }
    return found
  }

  var vlans: Check {
    let tagged = survey.vlans.values.reduce(0, +)
    guard tagged > 0 else { return well("vlans", "No frame has a VLAN tag.") }
    let names = survey.vlans.keys.sorted().prefix(8).map(String.init).joined(separator: ", ")
    let more = survey.vlans.count > 8 ? " and \(survey.vlans.count - 8) more" : ""
    let which = "\(survey.vlans.count == 1 ? "VLAN" : "VLANs") \(names)\(more)"
    let untagged = survey.ethernetFrames - tagged
    return well(
      "vlans",
      untagged == 0
        ? "All frames have a VLAN tag: \(which)."
        : "\(Quantity.count(tagged)) of \(Quantity.count(survey.ethernetFrames, "frame")) have a VLAN tag (\(which)), the others none.",
      [survey.vlanEvidence].compactMap(\.self))
  }

  /// Share of checked packets whose checksum is wrong from which on it is a fault, in hundredths: links lose far fewer,
  /// a judgement.
  private static let wrongShare = 1

  /// Definition: IPv4 header, TCP and UDP checksums (RFC 791, 9293, 768) of whole packets that are no fragments. One
  /// that holds the pseudo-header's sum alone is unfinished: the sender's own adapter completes it after capturing.
  var checksums: Check {
    let sums = survey.checksums
    guard sums.checked > 0 else { return unknown("checksums", "No checksum could be checked.") }
    let of = Quantity.count(sums.checked, "checked packet")
    if sums.wrong * 100 >= sums.checked * Self.wrongShare, sums.wrong > 0 {
      return Check(
        kind: "checksums", state: .warning,
        text:
          "\(Quantity.count(sums.wrong)) of \(of) \(sums.wrong == 1 ? "has" : "have") a wrong checksum"
          + (sums.wrongSenders == 1 ? ", all of one sender" : "")
          + ": damaged on the way, or changed by whatever mirrors them.",
        advice: "Try another cable or port; some mirrors change packets, and say how not to.",
        evidence: sums.wrongEvidence.items, complaint: "checksums are wrong")
    }
    if sums.unfinished > 0 {
      return well(
        "checksums",
        "\(Quantity.count(sums.unfinished)) of \(of) have a checksum that the sender's adapter had yet to finish: "
          + "this capture was made on \(sums.unfinishedSenders == 1 ? "the machine" : "a machine") that sent them. Harmless. "
          + "To see them finished: ethtool -K \(survey.interfaceNames.count == 1 ? survey.interfaceNames[0] : "INTERFACE") tx off",
        sums.unfinishedEvidence.items)
    }
    let wrong = sums.wrong > 0 ? "All but \(sums.wrong)" : "All"
    return well(
      "checksums", "\(wrong) of \(of) are right.", sums.wrongEvidence.items)
  }
}
