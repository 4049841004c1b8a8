/// A small message that may keep a connection open, as one packet shows it.
public struct Beat: Hashable, Sendable {
  /// By what it is known.
  public enum Kind: UInt8, Comparable, Sendable {
    /// A TCP keepalive probe (RFC 9293 §3.8.4).
    case tcp
    /// An MQTT PINGREQ (MQTT 3.1.1 §3.12).
    case mqtt
    /// A TLS record of application data, small and of the same size each time.
    case tlsRecord
    /// A WebSocket ping (RFC 6455 §5.5.2).
    case webSocket
    /// An HTTP/2 PING frame (RFC 9113 §6.7).
    case http2
    /// A small QUIC packet of the same size each time.
    case quic
    /// A small datagram of the same size each time.
    case udp

    /// The name in the output contract.
    public var name: String {
      switch self {
      case .tcp: "tcp"
      case .mqtt: "mqtt"
      case .tlsRecord: "tls-record"
      case .webSocket: "websocket"
      case .http2: "http2"
      case .quic: "quic"
      case .udp: "udp"
      }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}
