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
    case .quic(let connection):
      sentence(flow, by: .client, connection.words(with: name(of: .server, in: flow)))
    case .googleQUIC(let hello): sentence(flow, by: .client, hello.words)
    case .http(let transaction): sentence(flow, by: transaction.speaker, transaction.words)
    case .ssdp(let message, let sender): sentence(flow, by: sender, message.words)
    case .ntp(let message, let sender, let offset):
      tell(message, by: sender, clientOffset: offset, flow)
    case .mdns(let message, let sender): tell(message, by: sender, flow)
    case .netBIOSName(let message, let sender): tell(message, by: sender, flow)
    case .dhcpv6(let message, let sender): tell(message, by: sender, flow)
    case .tplink(let message, let sender): sentence(flow, by: sender, words(message, flow, sender))
    case .tls(let connection):
      sentence(flow, by: .client, connection.words(with: name(of: .server, in: flow)))
    case .certificate: nil
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
      subject: address, subjectMAC: mac, who: name(of: sender, in: flow), what: what)
  }

  /// What one end of a flow is called.
  func name(of end: Sender, in flow: FlowReference) -> String {
    end == .client
      ? name(of: flow.originator, flow.originatorMAC)
      : name(
        of: flow.responder, flow.responderMAC,
        for: Party(mac: flow.originatorMAC, address: flow.originator))
  }
}

extension SessionRecord {
  /// The `event` of JSON lines.
  var word: String {
    switch self {
    case .mqttConnect, .mqttPublish, .mqttSubscribe: "mqtt"
    case .said(let service, _, _): service
    case .quic: "quic"
    case .googleQUIC: "gquic"
    case .http: "http"
    case .ssdp: "ssdp"
    case .ntp: "ntp"
    case .mdns: "mdns"
    case .netBIOSName: "netbios-ns"
    case .dhcpv6: "dhcpv6"
    case .tplink: "tplink"
    case .tls: "tls"
    case .certificate: "certificate"
    }
  }
}

extension JSONWriter {
  /// The facts of a record, for JSON lines.
  mutating func memberFacts(_ record: SessionRecord) {
    switch record {
    case .mqttConnect, .mqttPublish, .mqttSubscribe: record.writeMQTT(to: &self)
    case .quic(let connection): memberQUIC(connection)
    case .googleQUIC(let hello): memberGoogleQUIC(hello)
    case .http(let transaction): memberFacts(transaction)
    case .ssdp(let message, _): memberFacts(message)
    case .ntp(let message, _, let offset): memberNTP(message, clientOffset: offset)
    case .mdns(let message, _): memberMDNS(message)
    case .netBIOSName(let message, _): memberNetBIOSName(message)
    case .dhcpv6(let message, _): memberDHCPv6(message)
    case .tplink(let message, let sender): memberTPLink(message, by: sender)
    case .said, .certificate: break
    case .tls(let connection): memberFacts(connection)
    }
  }
}

extension TrafficEvent {
  /// Whether a session tells it.
  var isSaid: Bool {
    if case .session = kind { true } else { false }
  }
}
