import Packets

/// Where sessions note what they understood of the packet at hand: facts of the flow, claims of devices, and records for a log.
public struct SessionNotes: Sendable {
  /// Whether records are wanted: only a log asks for them.
  public let wantsRecords: Bool
  /// The packet that completed what is being noted; at the end of a flow, one that stands for all of it, until a session goes
  /// back to an earlier one with ``at(_:_:)``.
  public var packet = DecodedPacket()
  /// Which end sent that packet.
  public var sender = Sender.client

  public private(set) var facts: [(fact: FlowFact, totals: FactTotals)] = []
  public private(set) var claims: [(claim: DeviceClaim, evidence: Evidence)] = []
  public private(set) var records: [(record: SessionRecord, moment: Moment)] = []
  private(set) var names: [NameNote] = []
  private(set) var addresses: [Party] = []
  /// The flows that were announced.
  private(set) var expected: [ExpectedFlow] = []
  public private(set) var topics: [(key: TopicKey, totals: TopicTotals)] = []
  /// The session that goes on with the stream from here.
  private var successor: (any StreamSession)?
  /// Whether there is one: to ask the optional itself costs a copy.
  private(set) var hasSuccessor = false
  private var certificates: CertificateBook
  private var fingerprints = FingerprintBook()
  /// Whether nothing waits to be taken, beside what was announced: asked after each packet.
  public private(set) var isEmpty = true
  /// What earlier connections taught of QUIC's versions.
  var quicProtections = QUICProtectionOrder()
  var quicKeys = QUICKeyBook()
  /// The longer values of facts that were noted.
  private var values: Set<String> = []
  private static let valueBound = 4096

  /// - Parameter reader: reads certificates; without one, nothing is known of what they say.
  public init(wantsRecords: Bool, reader: CertificateReader? = nil) {
    self.wantsRecords = wantsRecords
    certificates = CertificateBook(reader: reader)
  }

  // MARK: Where and when

  // Inlined, since calls of them would copy all notes.

  @inline(__always)
  public var time: Int64 { packet.time }
  @inline(__always)
  public var evidence: Evidence { Evidence(packet) }
  /// The packet at hand.
  @inline(__always)
  public var moment: Moment { Moment(time: time, evidence: evidence, sender: sender) }

  /// Lets `note` note what was said in an earlier packet, and could not be noted then: all of it rests on that one.
  mutating func at(_ moment: Moment?, _ note: (inout Self) -> Void) {
    guard let moment else { return note(&self) }
    let present = (packet, sender)
    packet.go(to: moment, isTurned: moment.sender != sender)
    sender = moment.sender
    note(&self)
    (packet, sender) = present
  }

  /// Who began the flow, as far as is known by now.
  public var client: Party { sender == .client ? packet.sourceParty : packet.destinationParty }
  public var server: Party { sender == .client ? packet.destinationParty : packet.sourceParty }
  /// The address of one end.
  func address(of end: Sender) -> IPAddress { (end == .client ? client : server).address }
  public var clientPort: UInt16 {
    sender == .client ? packet.sourcePort : packet.destinationPort
  }
  public var serverPort: UInt16 {
    sender == .client ? packet.destinationPort : packet.sourcePort
  }

  /// Where one end's words stand, for the question what protocol they are of.
  @inline(__always)
  func place(of end: Sender, isStart: Bool = false) -> StreamPlace {
    StreamPlace(sender: end, clientPort: clientPort, serverPort: serverPort, isStart: isStart)
  }

  /// A DNS message, and who asked.
  struct NameNote: Sendable {
    let message: DNSMessage
    let asker: IPAddress
    /// Whether everybody on the link was asked, no server.
    let isOfLink: Bool
  }

  // MARK: Noting

  /// Notes something of the flow, met `count` times.
  public mutating func fact(
    _ subject: FlowFact.Subject, _ value: String, count: Int = 1, bytes: Int = 0
  ) {
    isEmpty = false
    facts.append(
      (
        FlowFact(subject, interned(value)),
        FactTotals(count: count, bytes: bytes, evidence: evidence, last: time)
      ))
  }

  /// The one copy of a value that many flows share: fingerprints, cipher suites, names. What has room in a string itself
  /// needs none.
  private mutating func interned(_ value: String) -> String {
    guard value.utf8.count > 15 else { return value }
    if let known = values.firstIndex(of: value) { return values[known] }
    if values.count < Self.valueBound { values.insert(value) }
    return value
  }

  /// Notes something of the device at one end of the flow.
  public mutating func claim(_ subject: DeviceClaim.Subject, _ value: String, of end: Sender) {
    claim(subject, value, of: end == .client ? client : server)
  }

  /// Notes something of a device that was told of.
  public mutating func claim(_ subject: DeviceClaim.Subject, _ value: String, of party: Party) {
    guard !value.isEmpty else { return }
    isEmpty = false
    claims.append((DeviceClaim(party: party, subject: subject, value: value), evidence))
  }

  /// Notes that another flow was announced.
  public mutating func expect(_ flow: ExpectedFlow) { expected.append(flow) }

  mutating func takeExpected() -> [ExpectedFlow] {
    defer { expected = [] }
    return expected
  }

  /// Notes that a DHCPv6 server gave a station an address.
  public mutating func address(_ party: Party) {
    isEmpty = false
    addresses.append(party)
  }

  /// Notes a DNS message: it goes where those go that come alone in a datagram.
  /// - Parameter ofLink: whether everybody on the link was asked, no server: only a log tells of it then.
  public mutating func dns(
    _ message: DNSMessage, by sender: Sender, ofLink isOfLink: Bool = false
  ) {
    guard wantsRecords || !isOfLink else { return }
    let asker = message.isResponse ? sender.other : sender
    isEmpty = false
    names.append(
      NameNote(
        message: message, asker: (asker == .client ? client : server).address, isOfLink: isOfLink))
  }

  /// Notes something of a topic of a broker.
  public mutating func topic(_ key: TopicKey, _ totals: TopicTotals) {
    isEmpty = false
    topics.append((key, totals))
  }

  /// Notes a line for the log; what it costs to make is saved where there is none.
  /// - Parameter earlier: the packet that it rests on, where that isn't the one at hand.
  public mutating func record(
    _ record: @autoclosure () -> SessionRecord, at earlier: Moment? = nil
  ) {
    guard wantsRecords else { return }
    isEmpty = false
    records.append((record(), earlier ?? moment))
  }

  /// Hands the rest of the stream, both ways, to another protocol's session: after STARTTLS, or an upgrade.
  public mutating func succeed(with session: any StreamSession) {
    successor = session
    hasSuccessor = true
  }

  // MARK: Hellos and certificates

  /// The JA4 fingerprint of a hello; nil where SHA-256 is not to be had.
  public mutating func ja4(
    of hello: TLSClientHello, over transport: TLSClientHello.JA4Transport
  ) -> String? {
    fingerprints.ja4(of: hello, over: transport)
  }

  /// What a certificate in DER says; nil where it can't be read.
  public mutating func certificate(_ der: [UInt8]) -> X509Certificate? {
    certificates.certificate(der)
  }

  /// Whether a certificate in DER is met for the first time, as far as is remembered.
  public mutating func isNewCertificate(_ der: [UInt8]) -> Bool { certificates.isNew(der) }

  // MARK: Taking

  mutating func takeSuccessor() -> (any StreamSession)? {
    hasSuccessor = false
    return successor.take()
  }

  public mutating func removeAll() {
    isEmpty = true
    // Nearly always there are one or two, which are taken away sooner one by one.
    while facts.popLast() != nil {}
    while claims.popLast() != nil {}
    if !records.isEmpty { records.removeAll(keepingCapacity: true) }
    if !names.isEmpty { names.removeAll(keepingCapacity: true) }
    if !addresses.isEmpty { addresses.removeAll(keepingCapacity: true) }
    if !topics.isEmpty { topics.removeAll(keepingCapacity: true) }
  }
}

extension DecodedPacket {
  /// Who sent it; without a MAC where the link's address is a tunnel's.
  fileprivate var sourceParty: Party {
    Party(mac: flags.contains(.routedThroughTunnel) ? .none : sourceMAC, address: source)
  }

  fileprivate var destinationParty: Party {
    Party(mac: flags.contains(.routedThroughTunnel) ? .none : destinationMAC, address: destination)
  }

  /// Stands for another packet of its flow from here on, as far as notes ask.
  fileprivate mutating func go(to moment: Moment, isTurned: Bool) {
    time = moment.time
    frame = moment.evidence.frame
    capture = UInt16(clamping: moment.evidence.capture)
    // What an earlier packet acknowledged is no longer known.
    tcpFlags.remove(.ack)
    guard isTurned else { return }
    swap(&source, &destination)
    swap(&sourcePort, &destinationPort)
    swap(&sourceMAC, &destinationMAC)
  }
}
