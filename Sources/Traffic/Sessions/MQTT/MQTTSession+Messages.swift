import Packets

/// What the messages of a connection mean.
extension MQTTSession {
  /// Which end of the flow is the MQTT client: what a packet told; else the one that isn't on MQTT's port; else who began.
  func client(_ notes: SessionNotes) -> Sender {
    if let toldClient { return toldClient }
    let isTurned = notes.clientPort == Self.port && notes.serverPort != Self.port
    return isTurned ? .server : .client
  }

  private func clientParty(_ notes: SessionNotes) -> Party {
    client(notes) == .client ? notes.client : notes.server
  }

  private func key(of topic: String, _ notes: SessionNotes) -> TopicKey {
    let isTurned = client(notes) == .server
    return TopicKey(
      broker: (isTurned ? notes.client : notes.server).address,
      port: isTurned ? notes.clientPort : notes.serverPort, topic: topic)
  }

  mutating func take(_ message: MQTTPacket, from sender: Sender, _ notes: inout SessionNotes) {
    switch message {
    case .connect, .subscribe, .pingreq: toldClient = sender
    case .connack, .suback, .unsuback, .pingresp: toldClient = sender.other
    default: break
    }
    switch message {
    case .connect(let connect): take(connect, &notes)
    case .connack(let answer): take(answer, &notes)
    case .subscribe(let subscribe): take(subscribe, &notes)
    case .pingreq: takePing(&notes)
    case .disconnect(let reason): tellDisconnect(reason, from: sender, &notes)
    case .auth(let reason): tellAuthentication(reason, from: sender, &notes)
    case .acknowledgment(let answer):
      let isFromClient = sender == client(notes)
      if !exchanges.isEmpty { exchanges[0].take(answer, isFromClient: isFromClient, &notes) }
    case .suback(let answer), .unsuback(let answer):
      if !exchanges.isEmpty { exchanges[0].take(answer, &notes) }
    case .publish, .pingresp: break
    }
    if !exchanges.isEmpty { exchanges[0].expire(&notes) }
  }

  // MARK: Connecting

  private mutating func take(_ connect: MQTTConnect, _ notes: inout SessionNotes) {
    version = connect.version
    versionBasis = .connect
    clientID = connect.clientIdentifier
    clientAliases = MQTTTopicAliases()
    serverAliases = MQTTTopicAliases()
    notes.claim(.mqttClientID, connect.clientIdentifier, of: client(notes))
    notes.fact(.keepAlive, "\(connect.keepAlive)")
    if connect.password != nil { notes.fact(.credentials, "mqtt-password") }
    // What follows a question mark are parameters, some services' signatures among them.
    if let user = connect.userName?.prefix(while: { $0 != "?" }), !user.isEmpty {
      notes.fact(.userName, String(user))
    }
    begin(&notes) { exchanges, client, notes in
      let record = MQTTConnection(
        stage: .begun, time: notes.time, evidence: notes.evidence, client: client,
        connect: connect)
      exchanges.begin(record, &notes)
    }
  }

  private mutating func take(_ answer: MQTTConnectAcknowledgment, _ notes: inout SessionNotes) {
    if let refusal = answer.refusal { notes.turnedAway(.mqtt(refusal)) }
    if let assigned = answer.properties.assignedClientIdentifier { clientID = assigned }
    begin(&notes) { exchanges, client, notes in
      exchanges.take(answer, from: client, &notes)
    }
  }

  // MARK: Subscribing

  private mutating func take(_ subscribe: MQTTSubscribe, _ notes: inout SessionNotes) {
    if !subscribe.isUnsubscribe {
      for subscription in subscribe.subscriptions {
        var totals = TopicTotals(at: notes.time, notes.evidence)
        totals.subscribers.add(clientParty(notes), clientID, messages: 0, notes.evidence)
        let key = key(of: subscription.filter, notes)
        notes.topic(key, totals)
      }
    }
    begin(&notes) { exchanges, client, notes in
      let record = MQTTSubscription(
        stage: .begun, time: notes.time, evidence: notes.evidence, client: client,
        subscribe: subscribe)
      exchanges.begin(record, &notes)
    }
  }

  // MARK: Publishing

  /// - Parameter version: that it was read with.
  mutating func take(
    _ publish: MQTTPublish, _ version: MQTTVersion, from sender: Sender,
    _ notes: inout SessionNotes
  ) {
    let isFromClient = sender == client(notes)
    let topic =
      isFromClient ? clientAliases.topic(of: publish) : serverAliases.topic(of: publish)
    if !topic.isEmpty {
      let key = key(of: topic, notes)
      let totals = totals(publish, isFromClient, notes)
      notes.topic(key, totals)
      if isFromClient { TasmotaDiscovery(publish, topic, by: clientParty(notes))?.note(&notes) }
    }
    let basis = versionBasis
    begin(&notes) { exchanges, client, notes in
      let isWhole = publish.qualityOfService == .atMostOnce
      let record = MQTTPublication(
        stage: isWhole ? .whole : .begun, time: notes.time, evidence: notes.evidence,
        client: client, isFromClient: isFromClient, topic: topic, publish: publish,
        version: version, versionBasis: basis, isComplete: isWhole)
      exchanges.begin(record, &notes)
      exchanges.expire(&notes)
    }
  }

  private func totals(
    _ publish: MQTTPublish, _ isFromClient: Bool, _ notes: SessionNotes
  ) -> TopicTotals {
    TopicTotals(
      message: publish.payload, length: publish.payloadLength, isFromClient: isFromClient,
      client: clientParty(notes), clientID: clientID, quality: publish.qualityOfService,
      isRetained: publish.isRetained, at: notes.time, notes.evidence)
  }

  // MARK: The rest

  /// Lets records be made, where a log wants them.
  private mutating func begin(
    _ notes: inout SessionNotes,
    _ body: (inout MQTTExchanges, Sender, inout SessionNotes) -> Void
  ) {
    guard notes.wantsRecords else { return }
    if exchanges.isEmpty { exchanges.append(MQTTExchanges()) }
    let client = client(notes)
    body(&exchanges[0], client, &notes)
  }

  private mutating func takePing(_ notes: inout SessionNotes) {
    guard !hasToldPing else { return }
    hasToldPing = true
    let client = client(notes)
    notes.record(
      .said(service: "mqtt", by: client, words: "MQTT ping, to keep its connection open"))
  }

  private func tellDisconnect(
    _ reason: MQTTReason, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let why = reason.reasonCode == .success ? "" : " (\(reason.reasonCode))"
    notes.record(.said(service: "mqtt", by: sender, words: "MQTT disconnects\(why)"))
  }

  private func tellAuthentication(
    _ reason: MQTTReason, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let method = reason.properties.authenticationMethod.map { " by \($0)" } ?? ""
    notes.record(
      .said(
        service: "mqtt", by: sender, words: "MQTT authenticates\(method) (\(reason.reasonCode))"))
  }
}
