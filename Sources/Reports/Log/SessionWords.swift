import Packets
import Traffic

/// What sessions understood, in words.
extension EventTeller {
  func tell(_ record: SessionRecord, _ flow: FlowReference) -> Sentence? {
    switch record {
    case .said(_, let sender, let words): sentence(flow, by: sender, words)
    case .quic(let connection):
      sentence(
        flow, by: .client,
        connection.words(with: name(of: flow.responder, flow.responderMAC, for: flow.originator)))
    case .googleQUIC(let hello): sentence(flow, by: .client, hello.words)
    case .http(let transaction): sentence(flow, by: transaction.speaker, transaction.words)
    case .ssdp(let message, let sender): sentence(flow, by: sender, message.words)
    }
  }

  /// A sentence about what one end of a flow says.
  func sentence(_ flow: FlowReference, by sender: Sender, _ what: String) -> Sentence {
    let (address, mac) =
      sender == .client
      ? (flow.originator, flow.originatorMAC) : (flow.responder, flow.responderMAC)
    return Sentence(
      subject: address, subjectMAC: mac, who: name(of: address, mac), what: what)
  }
}

extension SessionRecord {
  /// The `event` of JSON lines.
  var word: String {
    switch self {
    case .said(let service, _, _): service
    case .quic: "quic"
    case .googleQUIC: "gquic"
    case .http: "http"
    case .ssdp: "ssdp"
    }
  }
}

extension JSONWriter {
  /// The facts of a record, for JSON lines.
  mutating func memberFacts(_ record: SessionRecord) {
    switch record {
    case .said: break
    case .quic(let connection): memberQUIC(connection)
    case .googleQUIC(let hello): memberGoogleQUIC(hello)
    case .http(let transaction): memberFacts(transaction)
    case .ssdp(let message, _): memberFacts(message)
    }
  }
}
