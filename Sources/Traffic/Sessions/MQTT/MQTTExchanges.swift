import Packets

/// What waits for its acknowledgment on one connection, for a log. Bounded: the oldest leaves first, unacknowledged.
struct MQTTExchanges: Sendable {
  private struct Publication: Sendable {
    var record: MQTTPublication
    var isReceived = false
    var isReleased = false
  }

  private var connection: MQTTConnection?
  private var publications: [Publication] = []
  private var subscriptions: [MQTTSubscription] = []

  /// Most publications, and subscriptions, that wait.
  private static let bound = 64
  /// How long they wait; a judgement: brokers answer at once.
  private static let patience: Int64 = 30_000_000_000

  // MARK: Beginning

  mutating func begin(_ record: MQTTConnection, _ notes: inout SessionNotes) {
    settleConnection(&notes)
    connection = record
    notes.record(.mqttConnect(record))
  }

  mutating func begin(_ record: MQTTPublication, _ notes: inout SessionNotes) {
    notes.record(.mqttPublish(record))
    guard record.stage == .begun else { return }
    // The same again: the first was never acknowledged.
    if let identifier = record.publish.packetIdentifier {
      settlePublication(identifier, isFromClient: record.isFromClient, isComplete: false, &notes)
    }
    publications.append(Publication(record: record))
  }

  mutating func begin(_ record: MQTTSubscription, _ notes: inout SessionNotes) {
    settleSubscription(record.subscribe.packetIdentifier, nil, &notes)
    notes.record(.mqttSubscribe(record))
    subscriptions.append(record)
  }

  // MARK: Answers

  mutating func take(
    _ answer: MQTTConnectAcknowledgment, from client: Sender, _ notes: inout SessionNotes
  ) {
    guard connection != nil else {
      let record = MQTTConnection(
        stage: .whole, time: notes.time, evidence: notes.evidence, client: client, connect: nil,
        acknowledgment: answer)
      notes.record(.mqttConnect(record))
      return
    }
    connection?.acknowledgment = answer
    settleConnection(&notes)
  }

  /// - Parameter isFromClient: whether the client sent it.
  mutating func take(
    _ answer: MQTTPublishAcknowledgment, isFromClient: Bool, _ notes: inout SessionNotes
  ) {
    // All but PUBREL go the other way than the message.
    let wasFromClient = answer.type == .pubrel ? isFromClient : !isFromClient
    guard let place = place(of: answer.packetIdentifier, isFromClient: wasFromClient) else {
      return
    }
    let quality = publications[place].record.publish.qualityOfService
    switch answer.type {
    case .puback:
      settlePublication(
        answer.packetIdentifier, isFromClient: wasFromClient,
        isComplete: quality == .atLeastOnce, &notes)
    case .pubrec where answer.reasonCode.isError:
      settlePublication(
        answer.packetIdentifier, isFromClient: wasFromClient, isComplete: false, &notes)
    case .pubrec: publications[place].isReceived = true
    case .pubrel: publications[place].isReleased = true
    default:
      let isWhole = publications[place].isReceived && publications[place].isReleased
      settlePublication(
        answer.packetIdentifier, isFromClient: wasFromClient,
        isComplete: isWhole && quality == .exactlyOnce, &notes)
    }
  }

  mutating func take(_ answer: MQTTSubscribeAcknowledgment, _ notes: inout SessionNotes) {
    settleSubscription(answer.packetIdentifier, answer, &notes)
  }

  // MARK: Settling

  /// Settles what has waited too long, or is too much.
  mutating func expire(_ notes: inout SessionNotes) {
    let latest = notes.time - Self.patience
    while let first = publications.first,
      first.record.time < latest || publications.count > Self.bound
    {
      settle(publications.removeFirst().record, isComplete: false, &notes)
    }
    while let first = subscriptions.first,
      first.time < latest || subscriptions.count > Self.bound
    {
      settle(subscriptions.removeFirst(), nil, &notes)
    }
  }

  /// Settles everything: the connection is over.
  mutating func end(_ notes: inout SessionNotes) {
    settleConnection(&notes)
    for publication in publications { settle(publication.record, isComplete: false, &notes) }
    for subscription in subscriptions { settle(subscription, nil, &notes) }
    publications = []
    subscriptions = []
  }

  private func place(of identifier: UInt16, isFromClient: Bool) -> Int? {
    publications.firstIndex {
      $0.record.isFromClient == isFromClient && $0.record.publish.packetIdentifier == identifier
    }
  }

  private mutating func settleConnection(_ notes: inout SessionNotes) {
    guard var record = connection else { return }
    connection = nil
    record.stage = .settled
    notes.record(.mqttConnect(record))
  }

  private mutating func settlePublication(
    _ identifier: UInt16, isFromClient: Bool, isComplete: Bool, _ notes: inout SessionNotes
  ) {
    guard let place = place(of: identifier, isFromClient: isFromClient) else { return }
    settle(publications.remove(at: place).record, isComplete: isComplete, &notes)
  }

  private func settle(
    _ publication: MQTTPublication, isComplete: Bool, _ notes: inout SessionNotes
  ) {
    var record = publication
    record.stage = .settled
    record.isComplete = isComplete
    notes.record(.mqttPublish(record))
  }

  private mutating func settleSubscription(
    _ identifier: UInt16, _ answer: MQTTSubscribeAcknowledgment?, _ notes: inout SessionNotes
  ) {
    guard
      let place = subscriptions.firstIndex(where: { $0.subscribe.packetIdentifier == identifier })
    else { return }
    settle(subscriptions.remove(at: place), answer, &notes)
  }

  private func settle(
    _ subscription: MQTTSubscription, _ answer: MQTTSubscribeAcknowledgment?,
    _ notes: inout SessionNotes
  ) {
    var record = subscription
    record.stage = .settled
    record.acknowledgment = answer
    notes.record(.mqttSubscribe(record))
  }
}
