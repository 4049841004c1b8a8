import Packets
import Traffic

/// What sessions understood, in words.
extension EventTeller {
  func tell(_ record: SessionRecord, _ flow: FlowReference) -> Sentence? {
    switch record {
    case .mqttConnect(let record): tell(record, flow)
    case .mqttPublish(let record): tell(record, flow)
    case .mqttSubscribe(let record): tell(record, flow)
    case .said(_, let sender, let words): sentence(flow, by: sender, words)
    }
  }

  /// What an event's words may show: secrets are met in what sessions read.
  func shown(_ words: String, _ event: TrafficEvent) -> String {
    event.isSaid ? secrets.shown(words) : words
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
    case .mqttConnect, .mqttPublish, .mqttSubscribe: "mqtt"
    case .said(let service, _, _): service
    }
  }
}

extension JSONWriter {
  /// The facts of a record, for JSON lines.
  mutating func memberFacts(_ record: SessionRecord) {
    switch record {
    case .mqttConnect, .mqttPublish, .mqttSubscribe: record.writeMQTT(to: &self)
    case .said: break
    }
  }
}

extension TrafficEvent {
  /// Whether a session tells it.
  var isSaid: Bool {
    if case .session = kind { true } else { false }
  }
}
