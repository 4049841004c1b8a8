import Analysis
import Behaviour
import Packets
import Traffic

/// Follows one contact of a device through captures, and makes a picture of it. Bounded.
public struct ConversationRecorder {
  /// Connections that are followed at a time, and those that are told step by step.
  private static let flowBound = 4096
  private static let tracedBound = 2

  /// One connection as the device sees it.
  private struct Ends: Hashable {
    let devicePort: UInt16
    let peer: IPAddress
    let peerPort: UInt16
  }

  private let dealing: Dealing
  private let deviceAddresses: Set<IPAddress>
  private let peerAddresses: Set<IPAddress>
  private let kind: DecodedPacket.Kind?
  private var traces: [ConnectionTrace] = []
  /// Where in `traces` a connection is told; nil for one that is only counted.
  private var flows: [Ends: Int?] = [:]
  private var others = FurtherConnections()
  private(set) var names: NameSteps
  private var teller: EventTeller
  private var pending: [Evidence: [DiagramStep]] = [:]
  private let hidesAnswers: Bool
  /// What is known of encrypted connections.
  private var seals: [TLSConnection] = []

  /// - Parameters:
  ///   - dealing: the contact to follow.
  ///   - names: what the user's files call devices.
  ///   - hidesAnswers: whether answers to what the device says were not captured.
  public init(
    _ dealing: Dealing, of device: DeviceReport, _ names: NameBook = NameBook(),
    _ secrets: Secrets = .masked, hidesAnswers: Bool = false
  ) {
    self.dealing = dealing
    self.hidesAnswers = hidesAnswers
    deviceAddresses = Set(device.addresses)
    peerAddresses = Set(dealing.peerAddresses)
    kind = ["tcp": .tcp, "udp": .udp, "icmp": .icmp, "icmpv6": .icmpv6][dealing.contact.transport]
    self.names = NameSteps(of: dealing, hidesAnswers: hidesAnswers)
    teller = EventTeller(names, secrets)
  }

  /// Whose packets it wants to see.
  public var addresses: Set<IPAddress> { deviceAddresses }

  public mutating func take(_ batch: WatchedBatch) {
    for event in batch.events { take(event, among: batch.packets) }
    for packet in batch.packets { take(packet) }
    for steps in pending.values {
      for step in steps {
        for index in traces.indices { traces[index].add(late: step) }
      }
    }
    pending = [:]
  }

  /// What there is to draw; nil when nothing of it was seen.
  public func steps() -> (steps: [DiagramStep], rest: FurtherConnections) {
    var all = names.steps
    for var trace in traces {
      trace.finish()
      for seal in seals { trace.note(seal) }
      all += trace.steps
      if let more = trace.more { all.append(more) }
    }
    let order = all.indices.sorted { (all[$0].time, $0) < (all[$1].time, $1) }
    return (order.map { all[$0] }, others)
  }

  // MARK: Packets

  private mutating func take(_ watched: WatchedPacket) {
    let packet = watched.packet
    guard packet.kind == kind || kind == nil, !packet.flags.contains(.repetition) else { return }
    let fromDevice = deviceAddresses.contains(packet.source)
    let (own, other) =
      fromDevice ? (packet.source, packet.destination) : (packet.destination, packet.source)
    guard deviceAddresses.contains(own), peerAddresses.contains(other) else { return }
    if let port = dealing.contact.port, packet.kind == .tcp || packet.kind == .udp {
      guard port == Int(packet.sourcePort) || port == Int(packet.destinationPort) else { return }
    }
    let ends =
      fromDevice
      ? Ends(devicePort: packet.sourcePort, peer: other, peerPort: packet.destinationPort)
      : Ends(devicePort: packet.destinationPort, peer: other, peerPort: packet.sourcePort)
    var said = pending.removeValue(forKey: watched.evidence) ?? []
    // Whoever a sentence begins with: the arrow starts where the frame does.
    for index in said.indices { said[index].isFromDevice = fromDevice }
    guard let place = trace(for: watched, ends) else { return }
    traces[place].take(watched, fromDevice: fromDevice, said)
  }

  /// Where the connection of a packet is told; nil where it is only counted.
  private mutating func trace(for watched: WatchedPacket, _ ends: Ends) -> Int? {
    let packet = watched.packet
    let isCall =
      packet.kind == .tcp && packet.tcpFlags.contains(.syn) && !packet.tcpFlags.contains(.ack)
    if let known = flows[ends] {
      // A port that is used again is a connection of its own.
      guard isCall, known.map({ traces[$0].isOver }) ?? false else {
        if known == nil { others.count(watched, begins: false) }
        return known
      }
    } else if packet.kind != .tcp, let first = flows.values.first {
      // Datagrams from ever new ports are one exchange.
      if flows.count < Self.flowBound { flows[ends] = first }
      return first
    }
    guard flows.count < Self.flowBound else {
      others.count(watched, begins: isCall)
      return nil
    }
    let isWanted =
      traces.isEmpty
      || traces.count < Self.tracedBound && isCall
        && !traces.contains { $0.isBegun && $0.isAnswered }
    guard isWanted else {
      flows[ends] = .some(nil)
      others.count(watched, begins: true)
      return nil
    }
    traces.append(
      ConnectionTrace(watched, dealing.contact.service, hidesAnswers: hidesAnswers))
    flows[ends] = traces.count - 1
    return traces.count - 1
  }

  // MARK: Events

  private mutating func take(_ event: TrafficEvent, among packets: [WatchedPacket]) {
    if case .dns(let transaction) = event.kind {
      if deviceAddresses.contains(transaction.flow.originator) {
        names.take(transaction, among: packets)
      }
      _ = teller.tell(event)
      return
    }
    guard case .session(let record, let flow) = event.kind else {
      _ = teller.tell(event)
      return
    }
    guard let sentence = teller.tell(event), concerns(flow) else { return }
    if case .tls(let connection) = record {
      if seals.count < Self.tracedBound * 2 { seals.append(connection) }
      return
    }
    let speaker = record.speaker.map { speaker in
      deviceAddresses.contains(speaker == .client ? flow.originator : flow.responder)
    }
    let fromDevice = speaker ?? sentence.subject.map(deviceAddresses.contains) ?? true
    if case .http(let transaction) = record {
      return take(
        transaction,
        fromDevice: deviceAddresses.contains(flow.originator)
          == (transaction.requester == .client), answeredIn: event)
    }
    expect(
      DiagramStep(
        event.time, event.evidence, fromDevice: fromDevice,
        record.label ?? Self.object(of: teller.shown(sentence.what, event)),
        meaning: record.note(teller.secrets) ?? ""))
  }

  /// What is sent, of a sentence that says so: `WebSocket ping`.
  private static func object(of words: String) -> String {
    guard let verb = ["sends a ", "sends an "].first(where: words.hasPrefix) else { return words }
    return String(words.dropFirst(verb.count))
  }

  /// A request and its answer, each where it was.
  private mutating func take(
    _ transaction: HTTPTransaction, fromDevice: Bool, answeredIn event: TrafficEvent
  ) {
    if let line = transaction.line {
      expect(
        DiagramStep(
          transaction.time, transaction.evidence, fromDevice: fromDevice,
          teller.secrets.shown("\(line.method) \(line.target)")))
    }
    guard let status = transaction.status, event.evidence != transaction.evidence else { return }
    let length = transaction.responseLength.map { $0 > 0 ? ", \(Quantity.bytes($0))" : "" } ?? ""
    expect(
      DiagramStep(
        event.time, event.evidence, fromDevice: !fromDevice, "HTTP \(status.code)\(length)"))
  }

  /// Has a step told where its packet is; of two of one packet, the second says what the first means.
  private mutating func expect(_ step: DiagramStep) {
    if let place = pending[step.evidence[0]]?.indices.first {
      if pending[step.evidence[0]]?[place].meaning.isEmpty ?? false {
        pending[step.evidence[0]]?[place].meaning = step.what
      }
      return
    }
    guard pending.count < Self.flowBound else { return }
    var keyed = step
    keyed.key = "\(step.what) \(step.isFromDevice)"
    pending[step.evidence[0]] = [keyed]
  }

  private func concerns(_ flow: FlowReference) -> Bool {
    guard flow.kind == kind else { return false }
    if let port = dealing.contact.port, Int(flow.responderPort) != port,
      Int(flow.originatorPort) != port
    {
      return false
    }
    return deviceAddresses.contains(flow.originator) && peerAddresses.contains(flow.responder)
      || deviceAddresses.contains(flow.responder) && peerAddresses.contains(flow.originator)
  }
}

/// Connections that are not told step by step.
public struct FurtherConnections: Sendable {
  public private(set) var count = 0
  public private(set) var tally = Tally()
  public private(set) var first: Int64 = 0
  public private(set) var last: Int64 = 0
  public private(set) var evidence: [Evidence] = []
  private var times = StartTimes()

  /// From one beginning to the next, where these are regular.
  public private(set) var period: Period?

  /// Learns how regular the beginnings are, as a part of what is between the two.
  mutating func judge(_ behaviour: ContactBehaviour) {
    period = behaviour.period(ofPart: times.times)
  }

  mutating func count(_ watched: WatchedPacket, begins: Bool) {
    tally += Tally(packets: 1, bytes: Int(watched.packet.wireLength))
    guard begins else { return }
    if count == 0 { first = watched.packet.time }
    last = watched.packet.time
    times.insert(last)
    count += 1
    if evidence.count < EvidenceList.bound { evidence.append(watched.evidence) }
  }
}

extension ConnectionTrace {
  /// What came after the steps that are told.
  fileprivate var more: DiagramStep? {
    guard omitted.packets > 0, let last = steps.last else { return nil }
    let size = omitted.bytes > 0 ? ", \(Quantity.bytes(omitted.bytes))" : ""
    var step = DiagramStep(
      last.last + 1, last.evidence[0], fromDevice: true,
      "and \(Quantity.count(omitted.packets, "more message"))\(size)")
    step.evidence = []
    return step
  }
}
