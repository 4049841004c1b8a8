import Packets

/// The sessions of a shard's open flows. A flow knows the number of its own.
struct SessionTable: Sendable {
  private var streams: [Conversation] = []
  private var datagrams: [DatagramConversation] = []
  private var freeStreams: [UInt32] = []
  private var freeDatagrams: [UInt32] = []
  var notes: SessionNotes
  private var expected = ExpectedFlows()
  /// Most bytes that all streams together hold, for want of those before them or of the rest of a message.
  private let streamBytesBound: Int
  private var heldBytes = 0
  /// Connections whose streams had to let go of what they held.
  private(set) var streamsLetGo = 0

  /// - Parameter flowBound: most flows that are open at a time.
  init(
    wantsRecords: Bool, reader: CertificateReader? = nil, flowBound: Int, streamBytesBound: Int
  ) {
    self.streamBytesBound = streamBytesBound
    notes = SessionNotes(wantsRecords: wantsRecords, reader: reader)
    // Reserved but untouched memory costs nothing, and growing would hold the sessions twice.
    streams.reserveCapacity(flowBound)
    datagrams.reserveCapacity(flowBound)
  }

  // MARK: TCP

  /// Takes what a TCP packet carries.
  mutating func takeSegment(
    _ packet: DecodedPacket, _ payload: RawSpan, of flow: inout Flow, upward: Bool
  ) {
    switch flow.session {
    case .none: return
    case .notYet: if payload.isEmpty { return }
    case .number(let number):
      // No more than an acknowledgment, and nothing is held that it may complete.
      if packet.payloadLength == 0, payload.isEmpty, streams[Int(number)].heldBytes == 0,
        !packet.tcpFlags.contains(.syn)
      {
        return
      }
    }
    notes.packet = packet
    notes.sender = upward == flow.originatorIsLow ? .client : .server
    if flow.session == .notYet {
      if !expected.isEmpty, begins(asExpected: &flow, with: payload) { return }
      flow.session = .number(insertStream(over: flow.connection))
    }
    guard case .number(let number) = flow.session else { return }
    let isOver = streams[Int(number)].take(packet, payload, upward: upward, &notes)
    takeExpected()
    heldBytes += streams[Int(number)].heldChange()
    if heldBytes > streamBytesBound { relieve() }
    if isOver {
      streams[Int(number)].end(originatorIsLow: flow.originatorIsLow, &notes)
      removeStream(number)
      flow.session = .none
    }
  }

  /// Whether a connection is what another one announced: all of it is a file then, unless it is sealed (RFC 4217 §7).
  private mutating func begins(asExpected flow: inout Flow, with payload: RawSpan) -> Bool {
    guard let announced = expected.take(flow),
      TLSSession.recognises(payload, at: notes.place(of: notes.sender)) != .certain
    else { return false }
    notes.fact(.service, announced.service)
    flow.session = .none
    return true
  }

  /// Remembers what the packet at hand announced.
  @inline(__always)
  private mutating func takeExpected() {
    guard !notes.expected.isEmpty else { return }
    for flow in notes.takeExpected() { expected.insert(flow) }
  }

  /// Makes room: those that hold most let go of it, until a quarter is free.
  private mutating func relieve() {
    let held = streams.map(\.heldBytes)
    let holders = held.indices.filter { held[$0] > 0 }
    for place in holders.sorted(by: { (held[$1], $0) < (held[$0], $1) }) {
      guard heldBytes > streamBytesBound / 4 * 3 else { return }
      streams[place].letGo()
      heldBytes += streams[place].heldChange()
      streamsLetGo += 1
    }
  }

  // MARK: UDP

  /// Takes a datagram.
  mutating func takeDatagram(
    _ packet: DecodedPacket, _ payload: RawSpan, of flow: inout Flow, upward: Bool
  ) {
    guard flow.session != .none, !payload.isEmpty else { return }
    let announced = flow.session == .notYet && !expected.isEmpty ? expected.take(flow) : nil
    if let announced, announced.isRequested {
      flow.evidence.note(.request, isLow: announced.goesToLow(of: flow.key))
    }
    notes.packet = packet
    notes.sender = upward == flow.originatorIsLow ? .client : .server
    if flow.session == .notYet {
      let number = insertDatagrams()
      if let announced { datagrams[Int(number)].begin(announcedFor: announced.service, &notes) }
      flow.session = .number(number)
    }
    guard case .number(let number) = flow.session else { return }
    let isOver = datagrams[Int(number)].take(payload, from: notes.sender, &notes)
    takeExpected()
    if isOver {
      datagrams[Int(number)].end(&notes)
      removeDatagrams(number)
      flow.session = .none
    }
  }

  // MARK: Ends

  /// Asks for a flow's session, if it has one.
  func prefetch(for flow: Flow) {
    guard case .number(let number) = flow.session else { return }
    if flow.key.kind == .tcp {
      streams.prefetch(at: Int(number))
    } else {
      datagrams.prefetch(at: Int(number))
    }
  }

  /// Ends a flow's session, if it has one, and lets it note what it still has to.
  mutating func end(_ flow: inout Flow) {
    guard case .number(let number) = flow.session else { return }
    flow.session = .none
    notes.packet = DecodedPacket(standingFor: flow)
    notes.sender = .client
    if flow.key.kind == .tcp {
      streams[Int(number)].end(originatorIsLow: flow.originatorIsLow, &notes)
    } else {
      datagrams[Int(number)].end(&notes)
    }
    remove(number, of: flow.key.kind)
  }

  /// Lets go of the room that sessions took, once all have ended.
  mutating func vacate() {
    streams = []
    datagrams = []
    freeStreams = []
    freeDatagrams = []
  }

  // MARK: Slots

  // A slot that is free holds a conversation in which nothing was said yet.

  /// A conversation whose streams begin where the SYNs say.
  private mutating func insertStream(over connection: [TCPConnection]) -> UInt32 {
    if freeStreams.isEmpty {
      freeStreams.append(UInt32(truncatingIfNeeded: streams.count))
      streams.append(Conversation())
    }
    let number = freeStreams.removeLast()
    if let tcp = connection.first {
      if tcp.low.hasSYN { streams[Int(number)].begin(at: tcp.low.initial, upward: true) }
      if tcp.high.hasSYN { streams[Int(number)].begin(at: tcp.high.initial, upward: false) }
    }
    return number
  }

  /// Gives a flow's slot to others.
  mutating func remove(_ number: UInt32, of kind: DecodedPacket.Kind) {
    if kind == .tcp { removeStream(number) } else { removeDatagrams(number) }
  }

  private mutating func removeStream(_ number: UInt32) {
    heldBytes -= streams[Int(number)].heldBytes
    streams[Int(number)] = Conversation()
    freeStreams.append(number)
  }

  private mutating func insertDatagrams() -> UInt32 {
    if freeDatagrams.isEmpty {
      freeDatagrams.append(UInt32(truncatingIfNeeded: datagrams.count))
      datagrams.append(DatagramConversation())
    }
    return freeDatagrams.removeLast()
  }

  private mutating func removeDatagrams(_ number: UInt32) {
    datagrams[Int(number)] = DatagramConversation()
    freeDatagrams.append(number)
  }
}

extension Flow {
  /// Which session of the table is this flow's.
  enum Session: Equatable, Sendable {
    /// Nothing has said yet what protocol it speaks.
    case notYet
    case number(UInt32)
    /// What it speaks is not understood, or it is over.
    case none

    @inline(__always)
    var isOpen: Bool { if case .number = self { true } else { false } }
  }
}

extension DecodedPacket {
  /// A packet by the originator of a flow, at its last moment; its frame is the flow's first.
  fileprivate init(standingFor flow: Flow) {
    self.init()
    time = flow.last
    frame = flow.firstFrame
    capture = flow.capture
    kind = flow.key.kind
    source = flow.originatorAddress
    destination = flow.responderAddress
    sourcePort = flow.originatorPort
    destinationPort = flow.responderPort
    sourceMAC = flow.originatorMAC
    destinationMAC = flow.responderMAC
  }
}
