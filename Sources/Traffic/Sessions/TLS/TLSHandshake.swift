import Packets

/// How far a connection has come, fed the messages of either side; it is the same for TLS and DTLS.
struct TLSHandshake: Sendable {
  private(set) var connection = TLSConnection()
  private var hasBegun = false
  /// The last packet with a message of the handshake.
  private var heard: Moment?
  /// Whether the connection is kept for a log; else only what is needed to understand what comes.
  private var isForLog = false
  private var isRecorded = false
  private var hasServerHelloDone = false
  private var serverChangedCipherSpec = false
  private var clientChangedCipherSpec = false
  /// Whether the client may send data before the server has said anything (RFC 8446 §2.3).
  private var offersEarlyData = false
  /// Whether bytes of the server were missed: what it didn't say can't be concluded from.
  private var missesServerBytes = false
  private var clientData = ApplicationData()
  private var serverData = ApplicationData()

  init(isDatagram: Bool) { connection.isDatagram = isDatagram }

  /// Records of application data that one side sent, and the packet with the first.
  private struct ApplicationData: Sendable {
    var records = 0
    var bytes = 0
    var first: Moment?

    mutating func add(_ length: Int, _ notes: SessionNotes) {
      if records == 0 { first = notes.moment }
      records += 1
      bytes += length
    }
  }

  /// An encrypted alert of TLS 1.3: two bytes, the type, and a tag of 16.
  private static let encryptedAlertLength = 19

  // MARK: Messages

  /// Takes a handshake message that could be read.
  mutating func take(
    _ type: TLSHandshakeType, _ body: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    begin(notes)
    switch type {
    case .clientHello: takeClientHello(body, sender, &notes)
    case .serverHello: takeServerHello(body, sender, &notes)
    default:
      if isForLog { remember(type.letter, sender) }
      takeOther(type, body, sender, &notes)
    }
  }

  /// Takes a hello in the old form.
  mutating func take(_ hello: SSLv2ClientHello, from sender: Sender, _ notes: inout SessionNotes) {
    begin(notes)
    remember("C", sender)
    connection.hasClientHello = true
  }

  private mutating func takeClientHello(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    remember("C", sender)
    guard !connection.hasClientHello,
      let hello = try? TLSClientHello(parsing: body, isDatagram: connection.isDatagram)
    else { return }
    connection.hasClientHello = true
    connection.serverName = hello.serverName
    connection.offeredProtocols = hello.applicationProtocolNames
    connection.hasEncryptedClientHello = hello.hasEncryptedClientHello
    offersEarlyData = hello.hasEarlyData
    let ja4 = notes.ja4(of: hello, over: connection.isDatagram ? .dtls : .tcp)
    if isForLog { (connection.ja3, connection.ja4) = (hello.ja3, ja4) }
    if let name = hello.serverName { notes.fact(.serverName, name) }
    if let ja4 { notes.fact(.ja4, ja4) }
    if hello.hasEncryptedClientHello { notes.fact(.encryptedClientHello, "present") }
  }

  private mutating func takeServerHello(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let hello = try? TLSServerHello(parsing: body) else {
      remember("S", sender)
      return
    }
    remember(hello.isHelloRetryRequest ? "J" : "S", sender)
    guard !hello.isHelloRetryRequest, connection.version == nil else { return }
    connection.version = hello.version
    connection.cipherSuite = hello.cipherSuite
    connection.group = hello.keyShareGroup
    connection.nextProtocol = hello.applicationProtocol.map { String(escaping: $0) }
    connection.isResumed = hello.version.hidesHandshake && hello.acceptsPreSharedKey
    if isForLog { connection.ja3s = hello.ja3s }
    notes.fact(.tlsVersion, hello.version.description)
    notes.fact(.cipher, hello.cipherSuite.description)
    if let name = connection.nextProtocol {
      notes.fact(.alpn, name)
    } else if hello.version.hidesHandshake, !connection.offeredProtocols.isEmpty {
      notes.fact(.alpn, connection.offeredProtocols.joined(separator: ","))
    }
  }

  private mutating func takeOther(
    _ type: TLSHandshakeType, _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    switch type {
    case .certificate: takeCertificates(body, sender, &notes)
    case .serverKeyExchange where isForLog:
      guard let suite = connection.cipherSuite, suite.description.contains("_ECDH") else { return }
      connection.group = try? TLSNamedGroup(parsingServerKeyExchange: body)
    case .serverHelloDone: hasServerHelloDone = true
    default: break
    }
  }

  private mutating func takeCertificates(
    _ body: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TLSCertificateMessage(parsing: body),
      let leaf = message.certificates.first
    else { return }
    if isForLog {
      for certificate in message.certificates where notes.isNewCertificate(certificate) {
        notes.record(.certificate(certificate))
      }
      if sender == .server {
        connection.serverCertificates = message.certificates
      } else {
        connection.clientCertificates = message.certificates
      }
    }
    guard sender == .server, let certificate = notes.certificate(leaf) else { return }
    notes.fact(.certificateSubject, certificate.subject)
    notes.fact(.certificateIssuer, certificate.issuer)
    for problem in certificate.problems(at: notes.time, for: connection.serverName) {
      notes.fact(.certificateProblem, problem.rawValue)
    }
    let address = notes.server.address
    guard address.isPrivate || address.isLinkLocal else { return }
    for name in certificate.identifyingNames { notes.claim(.certificateName, name, of: .server) }
  }

  // MARK: Other records

  mutating func takeChangeCipherSpec(from sender: Sender, _ notes: inout SessionNotes) {
    guard hasBegun else { return }
    heard = notes.moment
    remember("I", sender)
    let hides = connection.version?.hidesHandshake ?? false
    if sender == .server {
      if !hides, connection.version != nil, !hasServerHelloDone, !missesServerBytes,
        !serverChangedCipherSpec
      {
        connection.isResumed = true
      }
      serverChangedCipherSpec = true
    } else {
      clientChangedCipherSpec = true
    }
    if !hides, connection.version != nil, serverChangedCipherSpec, clientChangedCipherSpec {
      establish(&notes)
    }
  }

  mutating func take(_ alert: TLSAlert, from sender: Sender, _ notes: inout SessionNotes) {
    begin(notes)
    remember("L", sender)
    connection.lastAlert = alert
    if alert.isFatal, !connection.isEstablished {
      notes.turnedAway(.tls(by: sender, alert.description))
    }
  }

  /// Takes notice of a record of application data; in TLS 1.3 it may hold the rest of the handshake.
  mutating func takeApplicationData(
    length: Int, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if sender == .client {
      clientData.add(length, notes)
    } else {
      serverData.add(length, notes)
    }
    guard hasBegun, !connection.isEstablished, connection.version != nil || !offersEarlyData
    else { return }
    let hides = connection.version?.hidesHandshake ?? false
    if sender == .client ? length != Self.encryptedAlertLength : !hides { establish(&notes) }
  }

  mutating func lose(from sender: Sender) {
    if sender == .server { missesServerBytes = true }
  }

  // MARK: Beginning and end

  private mutating func begin(_ notes: SessionNotes) {
    heard = notes.moment
    guard !hasBegun else { return }
    hasBegun = true
    isForLog = notes.wantsRecords
    connection.began = notes.time
    connection.evidence = notes.evidence
  }

  private mutating func establish(_ notes: inout SessionNotes) {
    connection.isEstablished = true
    record(&notes)
  }

  private mutating func record(_ notes: inout SessionNotes, at moment: Moment? = nil) {
    guard hasBegun, !isRecorded else { return }
    isRecorded = true
    notes.record(.tls(connection), at: moment)
    connection.forget()
  }

  mutating func end(_ notes: inout SessionNotes) {
    record(&notes, at: heard)
    for (data, sender) in [(clientData, Sender.client), (serverData, .server)]
    where data.records > 0 {
      notes.at(data.first) {
        $0.fact(.applicationData, sender.name, count: data.records, bytes: data.bytes)
      }
    }
  }

  private mutating func remember(_ letter: Character, _ sender: Sender) {
    guard isForLog, connection.history.utf8.count < TLSConnection.historyBound else { return }
    connection.history += sender == .client ? letter.uppercased() : letter.lowercased()
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
