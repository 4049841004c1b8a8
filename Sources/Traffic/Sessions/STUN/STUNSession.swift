import Packets

/// STUN and TURN over UDP, and DTLS that shares the flow, as WebRTC's does. Media and other data there are passed over.
public struct STUNSession: DatagramSession {
  public let service = "stun"
  private var speaker = STUNSpeaker()
  /// None or one, on the heap: most flows of STUN have none.
  private var sealed: [DTLSSession] = []

  /// What a datagram of DTLS begins with, where it shares its flow (RFC 7983 §7).
  private static let firstBytesOfDTLS: ClosedRange<UInt8> = 20...63

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    STUNMessage.recognises(datagram) && STUNMessage.byteCount(of: datagram) == datagram.byteCount
      ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    var reader = ByteReader(datagram)
    guard let first = try? reader.read(UInt8.self) else { return }
    if Self.firstBytesOfDTLS.contains(first) {
      takeSealed(datagram, from: sender, &notes)
    } else if STUNMessage.recognises(datagram), let message = try? STUNMessage(parsing: datagram) {
      speaker.take(message, from: sender, service, &notes)
    }
  }

  private mutating func takeSealed(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if sealed.isEmpty {
      guard DTLSSession.recognises(datagram, at: notes.place(of: sender)) == .certain else {
        return
      }
      sealed = [DTLSSession()]
      notes.fact(.service, sealed[0].service)
    }
    sealed[0].take(datagram, from: sender, &notes)
  }

  public mutating func end(_ notes: inout SessionNotes) {
    if !sealed.isEmpty { sealed[0].end(&notes) }
  }
}

/// STUN and TURN over TCP: messages, and data of channels between them (RFC 8656 §12.4).
public struct STUNStream: StreamSession {
  public let service = "stun"
  private var speaker = STUNSpeaker()

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    guard bytes.byteCount >= 8 else { return place.isOn(STUNMessage.port) ? .possible : .no }
    return STUNMessage.recognises(bytes) ? .certain : .no
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard bytes.byteCount >= TURNChannelData.headerLength else {
      return .needs(TURNChannelData.headerLength)
    }
    if let data = try? TURNChannelData(parsing: bytes) {
      return StreamProgress(
        consumed: TURNChannelData.headerLength,
        skipped: data.byteCountInStream - TURNChannelData.headerLength)
    }
    guard let count = STUNMessage.byteCount(of: bytes) else { return .needs(8) }
    guard STUNMessage.recognises(bytes) else { return .lost }
    guard bytes.byteCount >= count else { return .needs(count) }
    if let message = try? STUNMessage(parsing: bytes.extracting(first: count)) {
      speaker.take(message, from: sender, service, &notes)
    }
    return .consumed(count)
  }
}
