import Packets

/// MQTT-SN between a client and its gateway: who calls itself what, and what it says on which topics.
public struct MQTTSNSession: DatagramSession {
  public let service = "mqtt-sn"

  /// Ports that gateways use; neither is assigned to MQTT-SN.
  private static let ports: [UInt16] = [1884, 10_000]
  /// Most topic names and questions for them that are remembered; judgements, far above any seen.
  private static let topicBound = 256
  private static let pendingBound = 16

  private var clientID: String?
  private var topics: [UInt16: String] = [:]
  /// Names that wait for the number they are given, by message identifier.
  private var pending: [(identifier: UInt16, name: String)] = []
  private var hasToldPing = false

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    // The length is the datagram's own, which nearly everything else fails at once.
    var reader = ByteReader(datagram)
    guard let length = try? reader.read(UInt8.self),
      Int(length) == datagram.byteCount || length == 1,
      let message = try? MQTTSNMessage(parsing: datagram)
    else { return .no }
    if ports.contains(where: place.isOn) { return .certain }
    guard case .connect(let name, _, _) = message.content, name.count > 1,
      name.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? MQTTSNMessage(parsing: datagram) else { return }
    switch message.content {
    case .searchGateway: say("looks for an MQTT-SN gateway", by: sender, &notes)
    case .advertise(let gateway, _), .gatewayInfo(let gateway):
      say("offers itself as MQTT-SN gateway \(gateway)", by: sender, &notes)
    case .connect(let name, let keepAlive, _):
      clientID = name
      notes.claim(.mqttClientID, name, of: sender)
      say("MQTT-SN connect as \"\(name)\", keep alive \(keepAlive) s", by: sender, &notes)
    case .connack(let code) where code != 0:
      say("refuses the MQTT-SN connection (\(code))", by: sender, &notes)
    case .register(let number, let identifier, let name):
      // A client asks for the number, which is zero then; a gateway tells it.
      if number == 0 { wait(for: identifier, name) } else { remember(number, name) }
    case .regack(let number, let identifier, 0), .suback(let number, let identifier, 0):
      if let place = pending.firstIndex(where: { $0.identifier == identifier }) {
        remember(number, pending.remove(at: place).name)
      }
    case .subscribe(let identifier, let topic):
      subscribe(identifier, topic, from: sender, &notes)
    case .publish(let publish): take(publish, from: sender, &notes)
    case .disconnect: say("MQTT-SN disconnects", by: sender, &notes)
    case .other where message.type == .pingreq && !hasToldPing:
      hasToldPing = true
      say("MQTT-SN ping, to keep its connection open", by: sender, &notes)
    default: break
    }
  }

  // MARK: Topics

  private mutating func wait(for identifier: UInt16, _ name: String) {
    if pending.count >= Self.pendingBound { pending.removeFirst() }
    pending.append((identifier, name))
  }

  private mutating func remember(_ number: UInt16, _ name: String) {
    guard number != 0, topics[number] != nil || topics.count < Self.topicBound else { return }
    topics[number] = name
  }

  /// What a topic is called; a number that no name was captured for stands for itself.
  private func name(of topic: MQTTSNTopic) -> String {
    switch topic {
    case .name(let name): name
    case .registered(let number): topics[number] ?? "topic \(number)"
    case .predefined(let number): "predefined topic \(number)"
    }
  }

  private mutating func subscribe(
    _ identifier: UInt16, _ topic: MQTTSNTopic, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let name = name(of: topic)
    if case .name = topic { wait(for: identifier, name) }
    say("MQTT-SN subscribes \(name)", by: sender, &notes)
    var totals = TopicTotals(at: notes.time, notes.evidence)
    totals.subscribers.add(party(sender, notes), clientID, messages: 0, notes.evidence)
    let key = key(name, broker: sender.other, notes)
    notes.topic(key, totals)
  }

  private func take(
    _ publish: MQTTSNPublish, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let topic = name(of: publish.topic)
    say("MQTT-SN publishes \(topic), \(publish.payload.count) bytes", by: sender, &notes)
    let totals = TopicTotals(
      message: publish.payload, length: publish.payload.count, isFromClient: sender == .client,
      client: notes.client, clientID: clientID, quality: publish.qualityOfService ?? .atMostOnce,
      isRetained: publish.isRetained, at: notes.time, notes.evidence)
    let key = key(topic, broker: .server, notes)
    notes.topic(key, totals)
  }

  private func party(_ end: Sender, _ notes: SessionNotes) -> Party {
    end == .client ? notes.client : notes.server
  }

  private func key(_ topic: String, broker: Sender, _ notes: SessionNotes) -> TopicKey {
    TopicKey(
      broker: party(broker, notes).address,
      port: broker == .client ? notes.clientPort : notes.serverPort, topic: topic)
  }

  private func say(_ words: String, by sender: Sender, _ notes: inout SessionNotes) {
    notes.record(.said(service: service, by: sender, words: words))
  }
}
