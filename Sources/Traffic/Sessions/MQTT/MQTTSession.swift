import Packets

/// An MQTT connection: who calls itself what, and what it says on which topics.
///
/// Where no CONNECT was captured, the version is deduced from packets that only one version allows; until then the
/// likelier reading of each is taken, and records say so.
public struct MQTTSession: StreamSession {
  public var service: String { "mqtt" }

  /// IANA's port.
  static let port: UInt16 = 1883
  /// Longest packet that is read whole, in bytes; of a longer PUBLISH the beginning is.
  private static let wholeBound = 1 << 17

  var version = MQTTVersion.v311
  var versionBasis = MQTTVersionBasis.assumed
  /// Which end of the flow is the MQTT client, once a packet has told.
  var toldClient: Sender?
  var hasToldPing = false
  var clientID: String?
  var clientAliases = MQTTTopicAliases()
  var serverAliases = MQTTTopicAliases()
  /// What waits for its answer, for a log: none or one, on the heap.
  var exchanges: [MQTTExchanges] = []

  public init() {}

  // MARK: Recognising

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    switch MQTTPacket.likelihood(bytes) {
    case .no: .no
    case .tooShort: .possible
    case .plausible: place.isOn(port) ? .certain : .no
    case .certain: .certain
    }
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    switch MQTTPacket.likelihood(bytes) {
    case .no, .tooShort: false
    case .plausible, .certain: true
    }
  }

  // MARK: Packets

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let header: MQTTFixedHeader
    do throws(DecodeError) {
      header = try MQTTFixedHeader(parsing: bytes)
    } catch {
      return .failed(error, at: bytes)
    }
    if header.type == .publish { return takePublish(bytes, header, from: sender, &notes) }
    let length = header.packetLength
    guard length <= Self.wholeBound else {
      return StreamProgress(consumed: header.byteCount, skipped: header.remainingLength)
    }
    guard bytes.byteCount >= length else { return .needs(length) }
    let packet = bytes.extracting(0..<length)
    let version = version(of: packet)
    if let message = try? MQTTPacket(parsing: packet, version) {
      take(message, from: sender, &notes)
    }
    return .consumed(length)
  }

  /// Reads a PUBLISH up to as much of its payload as is kept; the rest is passed over.
  private mutating func takePublish(
    _ bytes: RawSpan, _ header: MQTTFixedHeader, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let length = header.packetLength
    var reader = ByteReader(bytes)
    guard (try? reader.skip(header.byteCount)) != nil,
      let topicLength = try? reader.read(UInt16.self)
    else { return .needs(min(length, header.byteCount + 2)) }
    // Topic, packet identifier, the length of properties, payload.
    var window = header.byteCount + 2 + Int(topicLength) + 2 + 4 + TopicTotals.payloadBound
    window = min(window, length)
    guard bytes.byteCount >= window else { return .needs(window) }
    if take(publish: bytes.extracting(0..<window), from: sender, &notes) || window == length {
      return StreamProgress(consumed: window, skipped: length - window)
    }
    // Properties that are longer than the payload's share.
    let whole = min(length, Self.wholeBound)
    guard bytes.byteCount >= whole else { return .needs(whole) }
    _ = take(publish: bytes.extracting(0..<whole), from: sender, &notes)
    return StreamProgress(consumed: whole, skipped: length - whole)
  }

  /// Whether it could be read.
  private mutating func take(
    publish bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Bool {
    let version = version(of: bytes)
    let bound = TopicTotals.payloadBound
    guard let publish = try? MQTTPublish(parsing: bytes, version, payloadBound: bound) else {
      return false
    }
    take(publish, version, from: sender, &notes)
    return true
  }

  /// The connection's version, as far as this packet tells.
  private mutating func version(of packet: RawSpan) -> MQTTVersion {
    guard versionBasis == .assumed, let deduction = MQTTVersion.deduced(from: packet) else {
      return version
    }
    if deduction.isProven {
      version = deduction.version
      versionBasis = .deduced
    }
    return deduction.version
  }

  public mutating func end(_ notes: inout SessionNotes) {
    if !exchanges.isEmpty { exchanges[0].end(&notes) }
    exchanges = []
  }
}
