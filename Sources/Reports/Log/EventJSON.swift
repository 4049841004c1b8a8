import Packets
import Traffic

/// The log as JSON lines: an object an event, with the words of ``EventText`` and the facts behind them.
public struct EventJSON: Sendable {
  private var teller: EventTeller

  /// - Parameters:
  ///   - secrets: what is done with those that crossed in the clear.
  ///   - beginsLate: whether packets before those that are told of were left out.
  public init(_ names: NameBook, _ secrets: Secrets = .masked, beginsLate: Bool = false) {
    teller = EventTeller(names, secrets, beginsLate: beginsLate)
  }

  /// Learns what an event that is not asked for says of names.
  public mutating func learn(_ event: TrafficEvent) { teller.learn(event) }

  /// The line that an event makes, without its newline; nil when it says nothing new.
  public mutating func line(_ event: TrafficEvent) -> String? {
    guard let sentence = teller.tell(event) else { return nil }
    var writer = JSONWriter()
    if event.isSaid { writer.secrets = teller.secrets }
    writer.object { writer in
      writer.member("ts", secondsOf: event.time)
      writer.member("event", event.kind.word)
      writer.member("device", Self.id(of: sentence))
      writer.member("name", sentence.who)
      writer.member("text", sentence.what)
      writer.memberFacts(event.kind)
      writer.member("capture", event.evidence.capture)
      if event.evidence.frame > 0 { writer.member("frame", event.evidence.frame) }
    }
    return writer.text
  }

  /// The subject's MAC where its own is known, else its address.
  private static func id(of sentence: EventTeller.Sentence) -> String? {
    sentence.subjectMAC.isNone ? sentence.subject?.description : sentence.subjectMAC.description
  }
}

extension TrafficEvent.Kind {
  fileprivate var word: String {
    switch self {
    case .began: "began"
    case .askedAgain: "asked-again"
    case .answered: "answered"
    case .probed: "probed"
    case .goesOn: "goes-on"
    case .marked: "mark"
    case .reacted: "reaction"
    case .ended: "ended"
    case .left: "left"
    case .dns: "dns"
    case .dhcp: "dhcp"
    case .arp: "arp"
    case .session(let record, _): record.word
    case .weird: "weird"
    case .wiFi: "wifi"
    case .refused: "refused"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func memberFacts(_ kind: TrafficEvent.Kind) {
    switch kind {
    case .began(let flow), .answered(let flow), .left(let flow): memberFlow(flow)
    case .askedAgain(let flow, let attempts):
      memberFlow(flow)
      member("attempts", attempts)
    case .probed(let flow, let fromOriginator):
      memberFlow(flow)
      member("is_orig", fromOriginator)
    case .ended(let flow):
      memberFlow(flow)
      member("conn_state", flow.connectionState.rawValue)
      member("duration", secondsOf: flow.last - flow.first)
      memberBytes(flow)
    case .goesOn(let flow):
      memberFlow(flow)
      member("since", secondsOf: flow.first)
      member("duration", secondsOf: flow.last - flow.first)
      object("packets") { writer in
        writer.member("sent", flow.originator.packets)
        writer.member("received", flow.responder.packets)
      }
      memberBytes(flow)
    case .marked(let text): member("mark", text)
    case .reacted(let reaction): memberReaction(reaction)
    case .dns(let transaction): memberDNS(transaction)
    case .dhcp(let transaction): memberDHCP(transaction)
    case .arp(let packet, _, _):
      if let mac = packet.senderMAC { member("mac", mac) }
      if let address = packet.senderIP { member("address", address) }
    case .session(let record, let flow):
      memberEnds(flow)
      memberFacts(record)
    case .weird(let name, _, let flow):
      member("oddity", name)
      memberEnds(flow)
    case .wiFi(let event): memberFacts(event)
    case .refused(let message, _, _): memberFacts(message)
    }
  }

  private mutating func memberReaction(_ reaction: MarkReaction) {
    member("mark", reaction.text)
    member("marked_at", secondsOf: reaction.markedAt)
    member("address", reaction.sender.address)
    member("peer", reaction.receiver.address)
    member("delay", secondsOf: reaction.delay)
    member("duration", secondsOf: reaction.duration)
    member("packets", sent: reaction.sent.packets, received: reaction.received.packets)
    member("bytes", sent: reaction.sent.bytes, received: reaction.received.bytes)
  }

  private mutating func memberFacts(_ refusal: ICMPUnreachable) {
    member("id.orig_h", refusal.source)
    member("id.orig_p", refusal.sourcePort)
    member("id.resp_h", refusal.destination)
    member("id.resp_p", refusal.destinationPort)
    member("proto", IPProtocol.name(of: refusal.protocolNumber))
    member("reason", refusal.reason)
  }

  private mutating func memberFlow(_ flow: Flow) {
    memberUID(flow.uid)
    member("id.orig_h", flow.originatorAddress)
    member("id.orig_p", flow.originatorPort)
    member("id.resp_h", flow.responderAddress)
    member("id.resp_p", flow.responderPort)
    member("proto", zeekTransport(flow.key.kind))
    member("service", ServicePort.name(of: flow.responderPort, flow.key.kind))
    member("initiator_basis", flow.initiator.basis.name)
  }

  private mutating func memberBytes(_ flow: Flow) {
    object("bytes") { writer in
      writer.member("sent", flow.originator.bytes)
      writer.member("received", flow.responder.bytes)
    }
  }

  private mutating func memberDNS(_ transaction: DNSTransaction) {
    memberEnds(transaction.flow)
    if let question = transaction.question {
      member("query", question.name.queryText)
      member("qtype_name", question.type.description)
    }
    member("rtt", secondsOf: transaction.roundTrip)
    guard let response = transaction.response else { return }
    member("rcode_name", response.responseCode.description)
    member("answers", strings: transaction.answers.map(\.zeekText))
  }

  private mutating func memberDHCP(_ transaction: DHCPTransaction) {
    member("mac", transaction.mac)
    if let address = transaction.serverAddress { member("server_addr", address) }
    if let address = transaction.assignedAddress { member("assigned_addr", address) }
    member("host_name", transaction.loggedHostName)
    member("client_fqdn", transaction.loggedFQDN)
    member("lease_time", transaction.leaseTime)
    member("msg_types", strings: transaction.messageTypes)
  }
}
