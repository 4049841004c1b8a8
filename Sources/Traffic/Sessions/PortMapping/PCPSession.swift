import Packets

/// The Port Control Protocol between a device and its router (UDP 5351).
public struct PCPSession: DatagramSession {
  public let service = "pcp"
  private var mappings = PortMappings()

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    // Routers announce themselves from 5350 (RFC 6887 §14.1.1).
    guard place.isOn(NATPMPMessage.port), datagram.byteCount <= PCPMessage.lengthBound,
      (try? PCPMessage(parsing: datagram)) != nil
    else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? PCPMessage(parsing: datagram) else { return }
    // A mapping for one peer is no hole for others.
    if let mapping = message.mapping, message.opcode == .map {
      if message.isResponse {
        mappings.answer(mapping, isGranted: message.resultCode == 0, &notes)
      } else {
        mappings.ask(mapping, notes)
      }
    }
    let asker = notes.party(of: message.isResponse ? sender.other : sender).address
    notes.say(message.words(asker), by: sender, over: service)
  }

  public mutating func end(_ notes: inout SessionNotes) {
    mappings.end(&notes)
  }
}

extension PCPMessage {
  fileprivate func words(_ asker: IPAddress) -> String {
    guard let mapping else { return isResponse ? "announces itself (PCP)" : "looks for PCP" }
    let isClosing = mapping.lifetime == 0
    let what =
      (isClosing ? mapping.insideWords(for: asker) : mapping.words(for: asker))
      + (opcode == .peer ? ", for one peer" : "")
    let time = " for \(mapping.lifetime) s"
    guard isResponse else {
      return isClosing
        ? "asks its router to close a hole: \(what)" : "asks its router for a hole: \(what)\(time)"
    }
    guard resultCode == 0 else { return "opens no hole: \(what) (\(Self.reason(resultCode)))" }
    return isClosing ? "closes a hole: \(what)" : "opens a hole: \(what)\(time)"
  }

  /// RFC 6887 §7.4.
  private static func reason(_ code: UInt8) -> String {
    switch code {
    case 1: "unsupported version"
    case 2: "not authorised"
    case 3: "malformed request"
    case 4: "unsupported opcode"
    case 7: "network failure"
    case 8: "no resources"
    case 10: "quota exceeded"
    case 11: "cannot provide that port"
    default: "result \(code)"
    }
  }
}
