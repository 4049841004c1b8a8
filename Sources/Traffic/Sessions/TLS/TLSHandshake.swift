import Packets

/// How far a connection has come, fed the messages of either side; it is the same for TLS and DTLS.
struct TLSHandshake: Sendable {
  // In this order they leave no gaps: nearly all connections are past their beginning, and many stay open.

  /// What is kept of its beginning: none or one, on the heap, and let go of once it is established.
  private var opening: [TLSOpening] = []
  private var clientData = ApplicationData()
  /// The version agreed on.
  private var version: TLSVersion?
  private let isDatagram: Bool
  private var serverData = ApplicationData()
  /// Whether the client's hello was captured.
  private(set) var hasClientHello = false
  /// Whether both sides came to have their keys, as far as can be seen.
  private var isEstablished = false
  /// Whether bytes of the server were missed: what it didn't say can't be concluded from.
  private var missesServerBytes = false

  init(isDatagram: Bool) { self.isDatagram = isDatagram }

  /// Records of application data that one side sent, and when and where the first was captured.
  private struct ApplicationData: Sendable {
    private var time: Int64 = 0
    private var evidence = Evidence(capture: 0, frame: 0)
    private(set) var bytes = 0
    @SmallCount private(set) var records = 0

    mutating func add(_ length: Int, at time: Int64, _ evidence: Evidence) {
      if records == 0 { (self.time, self.evidence) = (time, evidence) }
      records += 1
      bytes += length
    }

    func first(from sender: Sender) -> Moment {
      Moment(time: time, evidence: evidence, sender: sender)
    }
  }

  /// An encrypted alert of TLS 1.3: two bytes, the type, and a tag of 16.
  private static let encryptedAlertLength = 19

  // MARK: Messages

  /// Takes a handshake message that could be read.
  mutating func take(
    _ type: TLSHandshakeType, _ body: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    begin(&notes)
    switch type {
    case .clientHello: takeClientHello(body, sender, &notes)
    case .serverHello: takeServerHello(body, sender, &notes)
    default:
      remember(type.letter, sender)
      takeOther(type, body, sender, &notes)
    }
  }

  /// Takes a hello in the old form.
  mutating func take(_ hello: SSLv2ClientHello, from sender: Sender, _ notes: inout SessionNotes) {
    begin(&notes)
    remember("C", sender)
    hasClientHello = true
    tell { $0.hasClientHello = true }
  }

  private mutating func takeClientHello(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    remember("C", sender)
    guard !hasClientHello, let hello = try? TLSClientHello(parsing: body, isDatagram: isDatagram)
    else { return }
    hasClientHello = true
    let ja4 = notes.ja4(of: hello, over: isDatagram ? .dtls : .tcp)
    keep(hello, ja4: ja4)
    if let name = hello.serverName { notes.fact(.serverName, name) }
    if let ja4 { notes.fact(.ja4, ja4) }
    if hello.hasEncryptedClientHello { notes.fact(.encryptedClientHello, "present") }
  }

  /// Keeps what a client's hello says for what comes after it.
  private mutating func keep(_ hello: TLSClientHello, ja4: String?) {
    // A hello may come late, where packets were captured out of order.
    if opening.isEmpty { opening.append(TLSOpening()) }
    let offered = hello.applicationProtocolNames
    opening[0].serverName = hello.serverName
    opening[0].offeredProtocols = offered.isEmpty ? nil : offered.joined(separator: ",")
    opening[0].offersEarlyData = hello.hasEarlyData
    tell {
      $0.hasClientHello = true
      $0.serverName = hello.serverName
      $0.offeredProtocols = offered
      $0.hasEncryptedClientHello = hello.hasEncryptedClientHello
      ($0.ja3, $0.ja4) = (hello.ja3, ja4)
    }
  }

  private mutating func takeServerHello(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let hello = try? TLSServerHello(parsing: body) else {
      remember("S", sender)
      return
    }
    remember(hello.isHelloRetryRequest ? "J" : "S", sender)
    guard !hello.isHelloRetryRequest, version == nil else { return }
    version = hello.version
    let nextProtocol = hello.applicationProtocol.map { String(escaping: $0) }
    tell {
      $0.version = hello.version
      $0.cipherSuite = hello.cipherSuite
      $0.group = hello.keyShareGroup
      $0.nextProtocol = nextProtocol
      $0.isResumed = hello.version.hidesHandshake && hello.acceptsPreSharedKey
      $0.ja3s = hello.ja3s
    }
    notes.fact(.tlsVersion, hello.version.description)
    notes.fact(.cipher, hello.cipherSuite.description)
    if let nextProtocol {
      notes.fact(.alpn, nextProtocol)
    } else if hello.version.hidesHandshake, let offered = opening.first?.offeredProtocols {
      notes.fact(.alpn, offered)
    }
  }

  private mutating func takeOther(
    _ type: TLSHandshakeType, _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    switch type {
    case .certificate: takeCertificates(body, sender, &notes)
    case .serverKeyExchange:
      tell {
        guard let suite = $0.cipherSuite, suite.description.contains("_ECDH") else { return }
        $0.group = try? TLSNamedGroup(parsingServerKeyExchange: body)
      }
    case .serverHelloDone where !opening.isEmpty: opening[0].hasServerHelloDone = true
    default: break
    }
  }

  private mutating func takeCertificates(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TLSCertificateMessage(parsing: body),
      let leaf = message.certificates.first
    else { return }
    if notes.wantsRecords {
      for certificate in message.certificates where notes.isNewCertificate(certificate) {
        notes.record(.certificate(certificate))
      }
      tell {
        if sender == .server {
          $0.serverCertificates = message.certificates
        } else {
          $0.clientCertificates = message.certificates
        }
      }
    }
    guard sender == .server, let certificate = notes.certificate(leaf) else { return }
    notes.fact(.certificateSubject, certificate.subject)
    notes.fact(.certificateIssuer, certificate.issuer)
    let name = opening.first?.serverName
    for problem in certificate.problems(at: notes.time, for: name) {
      notes.fact(.certificateProblem, problem.rawValue)
    }
    let address = notes.server.address
    guard address.isPrivate || address.isLinkLocal else { return }
    for name in certificate.identifyingNames { notes.claim(.certificateName, name, of: .server) }
  }

  // MARK: Other records

  mutating func takeChangeCipherSpec(from sender: Sender, _ notes: inout SessionNotes) {
    guard !isEstablished, !opening.isEmpty else { return }
    hear(&notes)
    remember("I", sender)
    let isReadable = version.map { !$0.hidesHandshake } ?? false
    if sender == .server {
      if isReadable, !opening[0].hasServerHelloDone, !missesServerBytes,
        !opening[0].serverChangedCipherSpec
      {
        tell { $0.isResumed = true }
      }
      opening[0].serverChangedCipherSpec = true
    } else {
      opening[0].clientChangedCipherSpec = true
    }
    if isReadable, opening[0].serverChangedCipherSpec, opening[0].clientChangedCipherSpec {
      establish(&notes)
    }
  }

  mutating func take(_ alert: TLSAlert, from sender: Sender, _ notes: inout SessionNotes) {
    begin(&notes)
    remember("L", sender)
    tell { $0.lastAlert = alert }
    if alert.isFatal, !isEstablished {
      notes.turnedAway(.tls(by: sender, alert.description))
    }
  }

  /// Takes notice of a record of application data; in TLS 1.3 it may hold the rest of the handshake.
  mutating func takeApplicationData(
    length: Int, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if sender == .client {
      clientData.add(length, at: notes.time, notes.evidence)
    } else {
      serverData.add(length, at: notes.time, notes.evidence)
    }
    guard !isEstablished, !opening.isEmpty, version != nil || !opening[0].offersEarlyData
    else { return }
    let hides = version?.hidesHandshake ?? false
    if sender == .client ? length != Self.encryptedAlertLength : !hides { establish(&notes) }
  }

  mutating func lose(from sender: Sender) {
    if sender == .server { missesServerBytes = true }
  }

  // MARK: Beginning and end

  private mutating func begin(_ notes: inout SessionNotes) {
    if opening.isEmpty, !isEstablished {
      opening.append(TLSOpening())
      if notes.wantsRecords {
        var connection = TLSConnection()
        connection.began = notes.time
        connection.evidence = notes.evidence
        connection.isDatagram = isDatagram
        opening[0].told.append((connection, notes.moment))
      }
    }
    hear(&notes)
  }

  private mutating func establish(_ notes: inout SessionNotes) {
    isEstablished = true
    tell { $0.isEstablished = true }
    record(&notes)
  }

  /// Lets a log tell of the connection, and go of what was kept for that.
  private mutating func record(_ notes: inout SessionNotes, isOver: Bool = false) {
    if let (connection, heard) = opening.first?.told.first {
      notes.record(.tls(connection), at: isOver ? heard : nil)
    }
    opening = []
  }

  mutating func end(_ notes: inout SessionNotes) {
    record(&notes, isOver: true)
    for (data, sender) in [(clientData, Sender.client), (serverData, .server)]
    where data.records > 0 {
      notes.at(data.first(from: sender)) {
        $0.fact(.applicationData, sender.name, count: data.records, bytes: data.bytes)
      }
    }
  }

  // MARK: For a log

  /// Changes what a log will tell, where there is one that was not told yet.
  private mutating func tell(_ change: (inout TLSConnection) -> Void) {
    guard !opening.isEmpty, !opening[0].told.isEmpty else { return }
    change(&opening[0].told[0].connection)
  }

  /// Takes notice that the packet at hand has a message of the handshake.
  private mutating func hear(_ notes: inout SessionNotes) {
    guard !opening.isEmpty, !opening[0].told.isEmpty else { return }
    opening[0].told[0].heard = notes.moment
  }

  private mutating func remember(_ letter: Character, _ sender: Sender) {
    tell {
      guard $0.history.utf8.count < TLSConnection.historyBound else { return }
      $0.history += sender == .client ? letter.uppercased() : letter.lowercased()
    }
  }
}

extension TLSHandshakeType {
  /// The letter that Zeek's `ssl_history` has for it.
  fileprivate var letter: Character {
    switch self {
    case .helloRequest: "H"
    case .clientHello: "C"
    case .serverHello: "S"
    case .helloVerifyRequest: "V"
    case .newSessionTicket: "T"
    case .encryptedExtensions: "O"
    case .endOfEarlyData: "E"
    case .certificate: "X"
    case .serverKeyExchange: "K"
    case .certificateRequest: "R"
    case .serverHelloDone: "N"
    case .certificateVerify: "Y"
    case .clientKeyExchange: "G"
    case .finished: "F"
    case .certificateURL: "W"
    case .certificateStatus: "U"
    case .supplementalData: "A"
    default: "Z"
    }
  }
}

extension X509Certificate {
  /// The names that may tell what device holds it: its common name and alternative names; a few suffice.
  fileprivate var identifyingNames: [String] {
    var names = commonName.map { [$0] } ?? []
    for name in dnsNames where !names.contains(name) { names.append(name) }
    return Array(names.prefix(4))
  }
}
