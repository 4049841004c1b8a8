import Packets
import Traffic

/// dns: a message of the NetBIOS name service, which Zeek logs among DNS.
extension JSONWriter {
  mutating func writeNetBIOSName(
    _ message: NetBIOSNameMessage, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("dns", at: event.time)
      writer.memberEnds(flow)
      writer.memberNetBIOSName(message)
      writer.memberEvidence(event.evidence)
    }
  }

  /// The message's own members.
  mutating func memberNetBIOSName(_ message: NetBIOSNameMessage) {
    member("trans_id", message.transactionID)
    if let question = message.question {
      member("query", question.name.description)
      member("qtype", question.type)
      member("qtype_name", question.type.netBIOSTypeName)
    } else if let name = message.holders.first?.name {
      member("query", name.description)
      member("qtype", NetBIOSNameMessage.RecordType.name)
      member("qtype_name", NetBIOSNameMessage.RecordType.name.netBIOSTypeName)
    }
    if message.isResponse { member("rcode", message.resultCode) }
    let answers = message.answers
    if !answers.isEmpty { member("answers", strings: answers) }
    member("opcode", message.operation.rawValue)
  }
}

extension NetBIOSNameMessage {
  /// What it tells: of an answer the addresses or names, of a registration the address.
  var answers: [String] {
    holders.map { "\($0.address)" } + nodeNames.map { "\($0.name)" }
      + (nodeMAC.map { ["\($0)"] } ?? [])
  }
}

extension UInt16 {
  /// A type of record by the name of RFC 1002 §4.2.1.2, else its number.
  fileprivate var netBIOSTypeName: String {
    switch self {
    case NetBIOSNameMessage.RecordType.name: "NB"
    case NetBIOSNameMessage.RecordType.status: "NBSTAT"
    default: "TYPE\(self)"
    }
  }
}
