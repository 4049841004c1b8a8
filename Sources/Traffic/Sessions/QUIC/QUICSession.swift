import Decryption
import Packets

/// QUIC (RFC 9000, RFC 9369, drafts 21 to 34, mvfst, Google's with Initial packets): both ends' hellos out of their Initial
/// packets, whose keys anyone can derive.
public struct QUICSession: DatagramSession {
  private var clientStream = QUICCryptoStream()
  private var serverStream = QUICCryptoStream()
  /// The version used last: a server may have refused the first.
  private var version: QUICVersion?
  /// Which end of the flow is the client, as Initial packets prove.
  private var client = Sender.client
  /// Whether anything was heard of the connection that is not told yet, and of it either side's hello.
  private var hasBegun = false
  private var hasClientHello = false
  private var hasServerHello = false
  /// Whether the server asked the client to begin again.
  private var isSentBack = false
  private var isTold = false
  /// The last packet that was understood of what is not told yet.
  private var heard: Moment?
  /// How many more Initial packets that no known key opens are tried with keys of their own.
  private var attemptsLeft: UInt8 = 16
  /// What the keys come from.
  private var origin: QUICKeyOrigin?
  /// What a log will tell: none or one, on the heap, for a report asks for none.
  private var told: [QUICConnection] = []

  /// Most packets in one datagram.
  private static let packetBound = 16

  public init() {}

  public var service: String { "quic" }

  public static var firstBytes: ClosedRange<UInt8> { 0x80...0xff }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    QUICPacket.isPlausible(datagram) ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    var reader = ByteReader(datagram)
    if isTold, let first = try? reader.read(UInt8.self), first & 0x80 == 0 { return }
    var start = 0
    for _ in 0..<Self.packetBound where start < datagram.byteCount {
      let rest = datagram.extracting(start..<datagram.byteCount)
      guard let packet = try? QUICPacket(parsing: rest) else {
        noteVersion(of: rest, &notes)
        return
      }
      take(packet, rest.extracting(0..<packet.count), from: sender, &notes)
      if !isTold { heard = notes.moment }
      start += packet.count
    }
  }

  public mutating func end(_ notes: inout SessionNotes) {
    notes.at(heard) { tell(&$0) }
  }

  /// Notes at least the version of a packet that the capture cut.
  private mutating func noteVersion(of bytes: RawSpan, _ notes: inout SessionNotes) {
    var reader = ByteReader(bytes)
    guard version == nil, let first = try? reader.read(UInt8.self), first & 0xc0 == 0xc0,
      let number = try? reader.read(UInt32.self), QUICVersion(rawValue: number).isKnown
    else { return }
    version = QUICVersion(rawValue: number)
    hasBegun = true
    forLog(notes.wantsRecords) { $0.version = QUICVersion(rawValue: number) }
    heard = notes.moment
  }

  // MARK: Packets

  private mutating func take(
    _ packet: QUICPacket, _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    switch packet.kind {
    case .initial: takeInitial(packet, bytes, from: sender, &notes)
    case .zeroRTT: note("Z", packet, from: sender, &notes)
    case .handshake: note("H", packet, from: sender, &notes)
    case .oneRTT: tell(&notes)
    case .retry:
      guard !isTold else { return }
      note("R", packet, from: sender, &notes)
      sendBack()
      let protection =
        origin?.protection ?? packet.version.flatMap { QUICProtection.candidates(for: $0).first }
      origin = protection.flatMap { QUICKeyOrigin(destination: packet.source, $0) }
    case .versionNegotiation(let versions):
      guard !isTold else { return }
      hasBegun = true
      let isClient = sender == client
      forLog(notes.wantsRecords) {
        $0.note("U", isClient: isClient)
        $0.offeredVersions = versions
      }
      sendBack()
      origin = nil
    }
  }

  /// Awaits the client's first packets once more.
  private mutating func sendBack() {
    isSentBack = true
    clientStream = QUICCryptoStream()
    serverStream = QUICCryptoStream()
  }

  private mutating func note(
    _ letter: Character, _ packet: QUICPacket, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard !isTold else { return }
    hasBegun = true
    version = packet.version ?? version
    let isClient = sender == client
    forLog(notes.wantsRecords) {
      $0.note(letter, isClient: isClient)
      $0.version = packet.version ?? $0.version
      if isClient {
        $0.clientInitialDestination = $0.clientInitialDestination ?? packet.destination
        $0.clientSource = $0.clientSource ?? packet.source
      } else if letter != "R" {
        $0.serverSource = $0.serverSource ?? packet.source
        $0.clientSource = $0.clientSource ?? packet.destination
      }
    }
  }

  // MARK: Initial packets

  private mutating func takeInitial(
    _ packet: QUICPacket, _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let opened = open(packet, bytes, from: sender, &notes)
    note("I", packet, from: sender, &notes)
    guard !isTold, let opened, let version = packet.version else { return }
    var reader = ByteReader(opened.payload.rawSpan)
    while reader.remaining > 0, let frame = try? QUICFrame(parsing: &reader, of: version) {
      take(frame, isClient: sender == client, &notes)
    }
    takeMessages(from: sender, version, &notes)
  }

  private mutating func take(_ frame: QUICFrame, isClient: Bool, _ notes: inout SessionNotes) {
    switch frame {
    case .crypto(let offset, let data):
      if isClient { clientStream.add(data, at: offset) } else { serverStream.add(data, at: offset) }
    case .connectionClose: forLog(notes.wantsRecords) { $0.note("C", isClient: isClient) }
    case .padding, .ping, .acknowledgment: break
    }
  }

  /// What a packet carries: opened with the connection's keys, else, where it begins a connection, with keys of its own.
  private mutating func open(
    _ packet: QUICPacket, _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> QUICOpenedPacket? {
    let offset = packet.packetNumberOffset
    if let origin {
      let end = sender == client ? Sender.client : .server
      let keys = notes.quicKeys.keys(of: end, from: origin)
      if let opened = keys?.open(bytes, packetNumberOffset: offset) { return opened }
    }
    guard attemptsLeft > 0, !packet.destination.isEmpty, let version = packet.version else {
      return nil
    }
    attemptsLeft -= 1
    for protection in notes.quicProtections.candidates(for: version) {
      guard let origin = QUICKeyOrigin(destination: packet.destination, protection),
        let keys = origin.keys,
        let opened = keys.client.open(bytes, packetNumberOffset: offset)
      else { continue }
      notes.quicProtections.note(protection, opened: version)
      notes.quicKeys.note(keys, from: origin)
      begin(with: origin, sender, &notes)
      return opened
    }
    return nil
  }

  /// Takes the keys of the client's first packet, which may be that of another connection between the same ports.
  private mutating func begin(
    with origin: QUICKeyOrigin, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    if isTold || hasClientHello, !isSentBack {
      notes.at(heard) { tell(&$0) }
      isTold = false
    }
    self.origin = origin
    client = sender
    isSentBack = false
    clientStream = QUICCryptoStream()
    serverStream = QUICCryptoStream()
  }

  // MARK: Hellos

  private mutating func takeMessages(
    from sender: Sender, _ version: QUICVersion, _ notes: inout SessionNotes
  ) {
    guard sender == client else {
      while let message = serverStream.takeMessage() {
        guard message.type == .serverHello,
          let hello = try? TLSServerHello(parsing: message.body.rawSpan)
        else { continue }
        take(hello, version, &notes)
      }
      return
    }
    if version == .q050 {
      guard let handshake = clientStream.googleHandshake() else { return }
      notes.note(GoogleQUICHello(version: version, handshake: handshake), from: sender)
      clientStream = QUICCryptoStream()
      return
    }
    while let message = clientStream.takeMessage() {
      guard message.type == .clientHello,
        let hello = try? TLSClientHello(parsing: message.body.rawSpan)
      else { continue }
      take(hello, version, &notes)
    }
  }

  private mutating func take(
    _ hello: TLSClientHello, _ version: QUICVersion, _ notes: inout SessionNotes
  ) {
    forLog(notes.wantsRecords) {
      $0.note("S", isClient: true)
      $0.clientHello = $0.clientHello ?? hello
    }
    guard !hasClientHello else { return }
    hasClientHello = true
    note(version, &notes)
    if let name = hello.serverName { notes.fact(.serverName, name) }
    if let name = hello.applicationProtocolNames.first { notes.fact(.alpn, name) }
    if let ja4 = notes.ja4(of: hello, over: .quic) { notes.fact(.ja4, ja4) }
    if hello.hasEncryptedClientHello { notes.fact(.encryptedClientHello, "present") }
  }

  /// Notes the version that a client speaks. One that is reserved (RFC 9000 §15) asks to be refused: it is spoken where the
  /// server takes it.
  private func note(_ version: QUICVersion, _ notes: inout SessionNotes) {
    if !version.isReserved { notes.fact(.quicVersion, version.description) }
  }

  private mutating func take(
    _ hello: TLSServerHello, _ version: QUICVersion, _ notes: inout SessionNotes
  ) {
    forLog(notes.wantsRecords) {
      $0.note("S", isClient: false)
      $0.serverHello = $0.serverHello ?? hello
    }
    guard !hasServerHello else { return }
    hasServerHello = true
    if version.isReserved { notes.fact(.quicVersion, version.description) }
    notes.fact(.cipher, hello.cipherSuite.description)
    notes.fact(.tlsVersion, TLSVersion.tls13.description)
  }

  /// Notes the connection, once: when what can be read of it is over.
  private mutating func tell(_ notes: inout SessionNotes) {
    guard !isTold, hasBegun else { return }
    isTold = true
    isSentBack = false
    if !hasClientHello, let version { note(version, &notes) }
    if let connection = told.first { notes.record(.quic(connection)) }
    // What the keys come from stays: packets that come again must not look like another connection's.
    (hasBegun, hasClientHello, hasServerHello) = (false, false, false)
    version = nil
    told = []
    clientStream = QUICCryptoStream()
    serverStream = QUICCryptoStream()
  }

  /// Changes what a log will tell, where there is one.
  private mutating func forLog(_ isWanted: Bool, _ change: (inout QUICConnection) -> Void) {
    guard isWanted else { return }
    if told.isEmpty { told.append(QUICConnection()) }
    change(&told[0])
  }
}
