import Packets
import Traffic

/// The fields that several of Zeek's logs have.
extension JSONWriter {
  mutating func memberPath(_ name: String, at time: Int64) {
    member("_path", name)
    member("ts", secondsOf: time)
  }

  mutating func memberEvidence(_ evidence: Evidence) {
    if evidence.capture > 0 { member("capture", evidence.capture) }
    if evidence.frame > 0 { member("frame", evidence.frame) }
  }

  mutating func member(_ name: String, _ address: IPAddress) {
    key(name)
    plain { $0.append(address) }
  }

  mutating func member(_ name: String, _ mac: MACAddress) {
    guard !mac.isNone else { return }
    member(name, mac.description)
  }

  mutating func memberUID(_ uid: UInt64) {
    key("uid")
    value(uid: uid)
  }

  mutating func value(uid: UInt64) {
    plain { $0.append(uid: uid) }
  }

  mutating func memberEnds(_ flow: FlowReference) {
    memberUID(flow.uid)
    member("id.orig_h", flow.originator)
    member("id.orig_p", flow.originatorPort)
    member("id.resp_h", flow.responder)
    member("id.resp_p", flow.responderPort)
    member("proto", zeekTransport(flow.kind))
  }
}

/// The transport as Zeek names it: ICMP is one for both families, and what has no ports is unknown.
func zeekTransport(_ kind: DecodedPacket.Kind) -> String {
  switch kind {
  case .tcp: "tcp"
  case .udp: "udp"
  case .icmp, .icmpv6: "icmp"
  case .otherIP, .fragment, .arp, .other: "unknown_transport"
  }
}

extension [UInt8] {
  /// Appends an address as its text.
  fileprivate mutating func append(_ address: IPAddress) {
    guard address.isV4 else {
      append(contentsOf: address.description.utf8)
      return
    }
    append(dottedDecimal: address)
  }

  /// Appends a flow's number as a word of the shape of Zeek's: C and 17 letters and digits.
  ///
  /// The first eleven are the number itself, which keeps them apart; the others are mixed from it.
  fileprivate mutating func append(uid: UInt64) {
    append(UInt8(ascii: "C"))
    append(base62: uid, digits: 11)
    append(base62: (uid ^ uid >> 31) &* 0x9e37_79b9_7f4a_7c15, digits: 6)
  }

  private mutating func append(base62 number: UInt64, digits: Int) {
    var rest = number
    for _ in 0..<digits {
      let digit = UInt8(rest % 62)
      rest /= 62
      switch digit {
      case 0..<10: append(UInt8(ascii: "0") + digit)
      case 10..<36: append(UInt8(ascii: "A") + digit - 10)
      default: append(UInt8(ascii: "a") + digit - 36)
      }
    }
  }
}
