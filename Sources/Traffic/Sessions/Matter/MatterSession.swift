import Packets

/// Matter between a device and whoever commands it, over UDP (port 5540): how they agree on keys can be read, all else is sealed.
public struct MatterSession: DatagramSession {
  public let service = "matter"

  private var hasToldSeal = false

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(MatterMessage.port), (try? MatterMessage(parsing: datagram)) != nil else {
      return .no
    }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? MatterMessage(parsing: datagram) else { return }
    if message.isSealed {
      notes.fact(.content, PayloadVerdict.encrypted.rawValue, bytes: datagram.byteCount)
      if !hasToldSeal {
        hasToldSeal = true
        notes.say("speaks sealed (Matter)", by: sender, over: service)
      }
    } else if let words = message.opcode.flatMap({ Self.words[$0] }) {
      notes.say("\(words) (Matter)", by: sender, over: service)
    }
  }

  /// What opcodes of the secure channel's protocol say (Matter Core Specification 1.3 §4.11, table 18); the rest of a handshake
  /// only goes on with it.
  private static let words: [UInt8: String] = [
    0x20: "asks to pair by a code", 0x21: "agrees to pair by a code",
    0x24: "proves that it knows the code", 0x30: "asks for a session, by certificates",
    0x31: "agrees to a session, by certificates", 0x33: "takes up an earlier session",
    0x40: "says how the handshake went",
  ]
}
