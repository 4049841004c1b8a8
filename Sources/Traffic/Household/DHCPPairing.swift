import Packets

/// Gathers the messages of DHCP exchanges into transactions.
///
/// A transaction ends with the server's ACK or NAK, or when its client begins another or names itself
/// differently. Bounded: the oldest leaves first, as it is.
struct DHCPPairing: Sendable {
  static let bound = 1024

  private struct Key: Hashable {
    let mac: MACAddress
    let transactionID: UInt32
  }

  private var open: [Key: DHCPTransaction] = [:]
  private var order: [Key] = []

  /// Takes a message that came from an address; gives the transactions that ended by it, or had to make room.
  mutating func take(
    _ message: DHCPMessage, from source: IPAddress, uid: UInt64, at time: Int64,
    _ evidence: Evidence
  ) -> [DHCPTransaction] {
    let key = Key(mac: message.clientMAC ?? .none, transactionID: message.transactionID)
    var ended: [DHCPTransaction] = []
    if let known = open[key], known.contradicts(message) { ended += end(key) }
    if open[key] == nil {
      open[key] = DHCPTransaction(
        mac: key.mac, transactionID: key.transactionID, time: time, evidence: evidence)
      order.append(key)
    }
    open[key]?.take(message, from: source, uid: uid, at: time, evidence)
    if message.messageType == .ack || message.messageType == .nak { ended += end(key) }
    if order.count > Self.bound, let oldest = order.first { ended += end(oldest) }
    return ended
  }

  /// Gives every transaction still open, oldest first.
  mutating func drain() -> [DHCPTransaction] {
    order.flatMap { end($0) }
  }

  private mutating func end(_ key: Key) -> [DHCPTransaction] {
    order.removeAll { $0 == key }
    return open.removeValue(forKey: key).map { [$0] } ?? []
  }
}

extension DHCPTransaction {
  /// Whether a client calls itself something else than in the transaction so far. What a server calls it contradicts
  /// nothing: it may know the client by another name (RFC 2132 §3.14, RFC 4702 §4).
  func contradicts(_ message: DHCPMessage) -> Bool {
    guard message.operation == .request else { return false }
    func differs(_ known: String?, _ new: String?) -> Bool {
      known.flatMap { known in new.map { $0 != known } } ?? false
    }
    return differs(hostName, message.hostName) || differs(clientFQDN, message.clientFQDN?.name)
  }

  mutating func take(
    _ message: DHCPMessage, from source: IPAddress, uid: UInt64, at time: Int64,
    _ evidence: Evidence
  ) {
    last = max(last, time)
    if !uids.contains(uid), uids.count < 16 { uids.append(uid) }
    if messageTypes.count < 64 {
      messageTypes.append(message.messageType?.description ?? "BOOTP")
    }
    domain = domain ?? message.domainName
    requestedAddress = requestedAddress ?? message.requestedAddress
    if !message.clientAddress.isUnspecified { clientAddress = message.clientAddress }
    switch message.operation {
    case .request:
      if lastQuestion.map({ time - $0 >= AddressQuestions.spacing }) ?? true {
        (questions, lastQuestion) = (questions + 1, time)
      }
      hostName = hostName ?? message.hostName
      clientFQDN = clientFQDN ?? message.clientFQDN?.name
      clientMessage = clientMessage ?? message.message
    case .reply:
      (replyTime, replyEvidence) = (time, evidence)
      givenName = givenName ?? message.hostName
      givenFQDN = givenFQDN ?? message.clientFQDN?.name
      isReplyCut = message.messageType == nil && message.malformed != nil
      // BOOTP names no server, nor does a reply that was cut; where there was no relay, it is the sender.
      let sender = message.messageType == nil && message.relayAddress.isUnspecified ? source : nil
      serverAddress = message.serverIdentifier ?? serverAddress ?? sender
      serverMessage = serverMessage ?? message.message
      leaseTime = message.leaseTime ?? leaseTime
      if !message.yourAddress.isUnspecified { assignedAddress = message.yourAddress }
    }
  }
}
