import Packets
import Traffic

/// dns: a question with its answer, as far as both were captured.
extension JSONWriter {
  mutating func writeDNS(_ transaction: DNSTransaction) {
    object { writer in
      writer.memberPath("dns", at: transaction.time)
      writer.memberEnds(transaction.flow)
      writer.member("trans_id", transaction.transactionID)
      writer.member("rtt", secondsOf: transaction.roundTrip)
      if let question = transaction.question {
        writer.member("query", question.name.queryText)
        writer.member("qclass", question.class.rawValue)
        writer.member("qclass_name", question.class.zeekName)
        writer.member("qtype", question.type.rawValue)
        writer.member("qtype_name", question.type.description)
      }
      if let response = transaction.response {
        writer.member("rcode", response.responseCode.rawValue)
        writer.member("rcode_name", response.responseCode.description)
      }
      writer.memberFlags(transaction)
      if let answers = transaction.response?.answers, !answers.isEmpty {
        writer.member("answers", strings: answers.map(\.zeekText))
        writer.array("TTLs") { writer in
          for answer in answers { writer.value(answer.ttl) }
        }
      }
      writer.member("rejected", transaction.response?.holdsNothing ?? false)
      if let message = transaction.query ?? transaction.response {
        writer.member("opcode", message.opcode.rawValue)
        writer.member("opcode_name", message.opcode.zeekName)
      }
      writer.memberEvidence(transaction.evidence)
    }
  }

  /// RD and Z are the question's, AA and RA the answer's, TC either's.
  private mutating func memberFlags(_ transaction: DNSTransaction) {
    let (query, response) = (transaction.query, transaction.response)
    let asked = query ?? response
    member("AA", response?.isAuthoritative ?? false)
    member("TC", query?.isTruncated == true || response?.isTruncated == true)
    member("RD", asked?.recursionDesired ?? false)
    member("RA", response?.recursionAvailable ?? false)
    // Zeek counts the reserved bit together with AD and CD.
    member("Z", (asked?.flags ?? 0) >> 4 & 7)
  }
}

extension DNSMessage {
  /// Whether it is an answer without a record in any section: how Zeek knows that a question was rejected.
  fileprivate var holdsNothing: Bool {
    answerCount == 0 && authorityCount == 0 && additionalCount == 0
  }
}

extension DNSMessage.Opcode {
  /// The name in Zeek's `opcode_name`.
  fileprivate var zeekName: String {
    switch self {
    case .query: "query"
    case .inverseQuery: "iquery"
    case .status: "server-status"
    case .notify: "notify"
    case .update: "dynamic-update"
    case .stateful: "dso"
    default: "opcode-\(rawValue)"
    }
  }
}

extension RecordClass {
  /// The name in Zeek's `qclass_name`.
  fileprivate var zeekName: String {
    switch self {
    case .internet: "C_INTERNET"
    case .chaos: "C_CHAOS"
    case .hesiod: "C_HESIOD"
    case .none: "C_NONE"
    case .any: "C_ANY"
    default: "qclass-\(rawValue)"
    }
  }
}
