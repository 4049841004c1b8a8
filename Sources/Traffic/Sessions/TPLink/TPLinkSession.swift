import Packets

/// TP-Link Smart Home over TCP: each message after its length in four bytes.
public struct TPLinkSession: StreamSession {
  public let service = "tplink"

  public init() {}

  /// Longest message that is read.
  private static let lengthBound = 1 << 17

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt32.self) else {
      return place.isOn(TPLinkMessage.port) ? .possible : .no
    }
    guard (2...UInt32(lengthBound)).contains(length) else { return .no }
    return TPLinkMessage.recognises(reader.readRest(), at: place)
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt32.self) else { return .needs(4) }
    guard length <= UInt32(Self.lengthBound) else { return .lost }
    guard let body = try? reader.readBytes(Int(length)) else { return .needs(4 + Int(length)) }
    if let message = try? TPLinkMessage(parsing: body) { notes.note(message, from: sender) }
    return .consumed(4 + Int(length))
  }
}

/// TP-Link Smart Home over UDP.
public struct TPLinkDatagrams: DatagramSession {
  public let service = "tplink"

  private var recent = RecentDatagrams()

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    TPLinkMessage.recognises(datagram, at: place)
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard notes.wantsRecords || !recent.repeats(datagram, from: sender),
      let message = try? TPLinkMessage(parsing: datagram)
    else { return }
    notes.note(message, from: sender)
    // Secrets count as often as they are handed over.
    if message.secret != nil { recent = RecentDatagrams() }
  }
}

extension TPLinkMessage {
  /// The gravest secret that goes with any of its commands: a network's password, an account's.
  fileprivate var secret: SecretParameters.Kind? {
    commands.compactMap { SecretParameters.gravest(in: $0.arguments) }.max()
  }

  /// Whether encrypted bytes begin with an object that has a name, or is empty: `{"…` or `{}`.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(bytes)
    guard let first = try? reader.read(UInt8.self) else {
      return place.isOn(port) ? .possible : .no
    }
    guard first == 0xd0 else { return .no }
    let plain = TPLinkCipher.decrypt(bytes.extracting(first: 12))
    guard plain.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x0a || $0 == 0x0d }) else {
      return .no
    }
    if place.isOn(port) { return .certain }
    guard plain.count > 4, plain[1] == UInt8(ascii: "\"") else { return .no }
    return .certain
  }
}

extension SessionNotes {
  /// Notes a message, and what a device says of itself.
  fileprivate mutating func note(_ message: TPLinkMessage, from sender: Sender) {
    if message.isAnswer, let information = message.systemInformation {
      claim(.tplinkAlias, information.alias ?? "", of: sender)
      claim(.tplinkModel, information.model ?? "", of: sender)
      claim(.tplinkType, information.type ?? "", of: sender)
    }
    if let secret = message.secret { fact(.credentials, "tplink-\(secret.rawValue)") }
    record(.tplink(message, by: sender))
  }
}
