import Packets

/// DNS over TCP (RFC 7766): each message after its length of two bytes (RFC 1035 §4.2.2).
struct DNSStreamSession: StreamSession {
  private static let port: UInt16 = 53
  private static let headerLength = 12
  /// Longest first message that is taken for DNS on a port not its own: 4 KiB, which text and TLS seem to exceed.
  private static let strangeBound: UInt16 = 4096
  /// Most bytes of a message that are needed to see its first question whole.
  private static let questionEnd = headerLength + 255 + 4

  var service: String { "dns" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    let isOnPort = place.isOn(port)
    return isOnPort || place.isStart ? recognition(of: bytes, isOnPort: isOnPort) : .no
  }

  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    Self.recognition(of: bytes, isOnPort: place.isOn(Self.port)) == .certain
  }

  private static func recognition(of bytes: RawSpan, isOnPort: Bool) -> Recognition {
    var reader = ByteReader(bytes)
    guard let high = try? reader.read(UInt8.self),
      isOnPort || UInt16(high) << 8 < strangeBound
    else { return .no }
    guard let low = try? reader.read(UInt8.self) else { return .possible }
    let length = Int(high) << 8 | Int(low)
    guard length > headerLength else { return .no }
    let message = bytes.extracting(2..<min(bytes.byteCount, 2 + length))
    guard let isHeaderPlausible = try? DNSMessage.hasPlausibleHeader(message) else {
      return .possible
    }
    if isHeaderPlausible {
      if DNSMessage.isPlausible(message) { return .certain }
      if message.byteCount < (isOnPort ? length : min(length, questionEnd)) { return .possible }
    }
    return isOnPort && isWhole(message, length) ? .certain : .no
  }

  /// Whether a message is all there and makes sense: what else is said on DNS's own port, such as a zone's transfer, or a
  /// question for the root or for a name that isn't of printable ASCII.
  private static func isWhole(_ bytes: RawSpan, _ length: Int) -> Bool {
    guard bytes.byteCount == length, let message = try? DNSMessage(parsing: bytes) else {
      return false
    }
    return !message.isCut && !(message.questions.isEmpty && message.answers.isEmpty)
  }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt16.self) else { return .needs(2) }
    guard length >= Self.headerLength else { return .lost }
    guard let payload = try? reader.readBytes(Int(length)) else { return .needs(2 + Int(length)) }
    if let message = try? DNSMessage(parsing: payload) { notes.dns(message, by: sender) }
    return .consumed(2 + Int(length))
  }
}
