import Analysis
import Packets

/// What the beginning of a packet's payload tells of what it is.
enum PayloadWords {
  /// A part of a handshake, which is told by itself.
  case handshake(what: String, meaning: String)
  /// A small message that keeps a connection open, or answers one that does.
  case beat(what: String, meaning: String)
  /// Nothing that could be told in a word.
  case data

  var isBeat: Bool {
    if case .beat = self { true } else { false }
  }

  /// - Parameter language: the protocol that was recognised in the contact, as Zeek names it.
  init(_ packet: WatchedPacket, _ language: String?) {
    let head = packet.head
    let length = Int(packet.packet.payloadLength)
    self = .data
    guard let first = head.first else { return }
    if packet.packet.kind == .tcp, head.count >= 6, (20...23).contains(first), head[1] == 3 {
      self = Self.tls(head)
    } else if language == "mqtt", first >> 4 != 8 {
      self = Self.mqtt(head, length)
    } else if language == "quic", packet.packet.kind == .udp, first & 0xf0 == 0xc0 {
      self = .handshake(what: "QUIC hello", meaning: "what follows is sealed")
    } else if ["mqtt", "websocket"].contains(language), length <= 131 {
      // No message of MQTT begins like these frames, which may carry it.
      if first == 0x89 { self = .beat(what: "WebSocket ping", meaning: "are you there?") }
      if first == 0x8a { self = .beat(what: "WebSocket pong", meaning: "I am") }
    }
  }

  /// RFC 8446 §5.1, §4, §6: an alert of two bytes is in the clear, a sealed one longer.
  ///
  /// - Parameter head: six bytes at least.
  private static func tls(_ head: [UInt8]) -> PayloadWords {
    if head[0] == 21, head.count >= 7, head[3] == 0, head[4] == 2,
      let alert = try? TLSAlert(parsing: Array(head[5...6]).rawSpan)
    {
      return .handshake(what: "TLS alert", meaning: alert.words)
    }
    guard head[0] == 22 else { return .data }
    switch head[5] {
    case 1: return .handshake(what: "TLS hello", meaning: "asks for a sealed line")
    case 2: return .handshake(what: "TLS hello back", meaning: "agrees, and says who it is")
    case 11: return .handshake(what: "TLS certificate", meaning: "says who it is")
    case 16: return .handshake(what: "TLS key exchange", meaning: "what follows is sealed")
    default: return .data
    }
  }

  /// MQTT 5 §2.1.2, §3.2.2
  private static func mqtt(_ head: [UInt8], _ length: Int) -> PayloadWords {
    switch (head[0] >> 4, length) {
    case (1, _): .handshake(what: "MQTT CONNECT", meaning: "says who it is")
    case (2, 4...) where head.count >= 4 && head[1] < 0x80:
      .handshake(what: "MQTT CONNACK", meaning: head[3] == 0 ? "is let in" : "is not let in")
    case (4, 4...): .handshake(what: "MQTT PUBACK", meaning: "got it")
    case (5, 4...): .handshake(what: "MQTT PUBREC", meaning: "got it, once")
    case (6, 4...): .handshake(what: "MQTT PUBREL", meaning: "may be passed on")
    case (7, 4...): .handshake(what: "MQTT PUBCOMP", meaning: "is passed on")
    case (9, _): .handshake(what: "MQTT SUBACK", meaning: "agreed")
    case (14, _): .handshake(what: "MQTT DISCONNECT", meaning: "says goodbye")
    case (12, 2): .beat(what: "MQTT PINGREQ", meaning: "are you there?")
    case (13, 2): .beat(what: "MQTT PINGRESP", meaning: "I am")
    default: .data
    }
  }
}
