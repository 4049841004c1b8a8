import Cryptography
import Packets
import Traffic

/// conn: a flow that is over.
extension JSONWriter {
  mutating func writeConn(_ flow: Flow) {
    object { writer in
      writer.memberPath("conn", at: flow.first)
      writer.memberUID(flow.uid)
      writer.memberEnds(of: flow)
      writer.memberCounts(of: flow)
      if flow.parent != 0 {
        writer.array("tunnel_parents") { $0.value(uid: flow.parent) }
      }
      writer.member("ip_proto", flow.key.protocolNumber)
      let communityID = flow.communityID
      if !communityID.isEmpty { writer.member("community_id", communityID) }
      writer.member("orig_l2_addr", flow.originatorMAC)
      writer.member("resp_l2_addr", flow.responderMAC)
      if flow.vlan != 0 { writer.member("vlan", flow.vlan) }
      writer.memberOwn(of: flow)
    }
  }

  private mutating func memberEnds(of flow: Flow) {
    member("id.orig_h", flow.originatorAddress)
    member("id.orig_p", flow.originatorPort)
    member("id.resp_h", flow.responderAddress)
    member("id.resp_p", flow.responderPort)
    member("proto", zeekTransport(flow.key.kind))
    let services = flow.services
    if !services.isEmpty { member("service", services.joined(separator: ",")) }
  }

  private mutating func memberCounts(of flow: Flow) {
    let isLow = flow.originatorIsLow
    let (originator, responder) = (flow.originator, flow.responder)
    // Zeek leaves out the duration of a flow of one packet.
    if originator.packets + responder.packets > 1 {
      member("duration", secondsOf: flow.last - flow.first)
    }
    member("orig_bytes", flow.streamBytes(low: isLow))
    member("resp_bytes", flow.streamBytes(low: !isLow))
    member("conn_state", flow.connectionState.rawValue)
    member("missed_bytes", flow.missedBytes)
    let history = flow.historyText
    if !history.isEmpty { member("history", history) }
    member("orig_pkts", originator.packets)
    member("orig_ip_bytes", originator.ipBytes)
    member("resp_pkts", responder.packets)
    member("resp_ip_bytes", responder.ipBytes)
  }

  /// What Zeek has no field for.
  private mutating func memberOwn(of flow: Flow) {
    member("initiator_basis", flow.initiator.basis.name)
    let copies = flow.low.copies + flow.high.copies
    if copies > 0 { member("copies", copies) }
    let repetitions = flow.low.repetitions + flow.high.repetitions
    if repetitions > 0 { member("wifi_repetitions", repetitions) }
    let retransmissions = flow.tcp.map { $0.low.retransmissions + $0.high.retransmissions } ?? 0
    if retransmissions > 0 { member("retransmissions", retransmissions) }
    memberEvidence(Evidence(capture: Int(flow.capture), frame: flow.firstFrame))
  }
}

extension Flow {
  /// The Community ID with seed 0.
  fileprivate var communityID: String {
    CommunityID.v1(
      protocolNumber: key.protocolNumber, source: originatorAddress,
      destination: responderAddress, sourcePort: originatorPort, destinationPort: responderPort)
  }
}
