import Packets

/// NAT-PMP between a device and its router (UDP 5351).
public struct NATPMPSession: DatagramSession {
  public let service = "nat-pmp"
  private var mappings = PortMappings()

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(NATPMPMessage.port), datagram.byteCount <= 16,
      (try? NATPMPMessage(parsing: datagram)) != nil
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? NATPMPMessage(parsing: datagram) else { return }
    let asked = message.refused.flatMap { mappings.asked($0) }
    switch message {
    case .mappingRequest(let mapping): mappings.ask(mapping, notes)
    case .mappingResponse(let code, let mapping):
      mappings.answer(mapping, isGranted: code == 0, &notes)
    case .addressRequest, .addressResponse: break
    }
    let asker = notes.party(of: sender).address
    let other = notes.party(of: sender.other).address
    notes.say(message.words(asker, other, asked), by: sender, over: service)
  }

  public mutating func end(_ notes: inout SessionNotes) {
    mappings.end(&notes)
  }
}

extension NATPMPMessage {
  /// What a router refuses to open.
  fileprivate var refused: RequestedPortMapping? {
    if case .mappingResponse(let code, let mapping) = self, code != 0 { mapping } else { nil }
  }

  /// - Parameter asked: what is refused, where that was captured: a router that refuses may leave the port outside out.
  fileprivate func words(
    _ speaker: IPAddress, _ listener: IPAddress, _ asked: RequestedPortMapping?
  ) -> String {
    switch self {
    case .addressRequest: "asks its router for the address outside"
    case .addressResponse(0, let address): "tells its address outside: \(address)"
    case .addressResponse(let code, _): "tells no address outside (\(Self.reason(code)))"
    case .mappingRequest(let mapping):
      mapping.lifetime > 0
        ? "asks its router for a hole: \(mapping.words(for: speaker)) for \(mapping.lifetime) s"
        : "asks its router to close a hole: \(mapping.insideWords(for: speaker))"
    case .mappingResponse(0, let mapping):
      mapping.lifetime > 0
        ? "opens a hole: \(mapping.words(for: listener)) for \(mapping.lifetime) s"
        : "closes a hole: \(mapping.insideWords(for: listener))"
    case .mappingResponse(let code, let mapping):
      "opens no hole: "
        + (asked?.words(for: listener) ?? mapping.insideWords(for: listener))
        + " (\(Self.reason(code)))"
    }
  }

  /// RFC 6886 §3.5.
  private static func reason(_ code: UInt16) -> String {
    switch code {
    case 1: "unsupported version"
    case 2: "not authorised"
    case 3: "network failure"
    case 4: "out of resources"
    case 5: "unsupported opcode"
    default: "result \(code)"
    }
  }
}
