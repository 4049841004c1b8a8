import Packets

/// Which small messages may be beats, by their content.
extension Beat {
  /// Longest payload of a beat that is known by its size, in bytes: pings of MQTT, AMQP, WebSocket and HTTP/2 are at most 31
  /// when TLS seals them, texts that say no more than "alive" about a hundred. A judgement.
  static let sizeBound: UInt32 = 133
  /// How long both sides must have said nothing before a beat known by its size, in nanoseconds: what comes sooner answers
  /// something, or goes on with it. Longer than a round trip around the world, shorter than any keepalive.
  static let leastQuiet: Int64 = 1_000_000_000

  /// What a segment's payload is by its content alone.
  enum Content {
    /// Keeps the connection open, and asks for an answer.
    case ping(Kind)
    /// Answers one.
    case pong(Kind)
    /// One small TLS record of application data.
    case record
    case other
  }

  /// Reads a segment's payload.
  ///
  /// - Parameter length: on the wire, in bytes; of `payload` the capture may have cut some.
  @inline(__always)
  static func content(of payload: RawSpan, length: UInt32) -> Content {
    guard length <= sizeBound, payload.byteCount >= 2 else { return .other }
    return smallContent(of: payload, length: Int(length))
  }

  private static func smallContent(of payload: RawSpan, length: Int) -> Content {
    var reader = ByteReader(payload)
    guard let first = try? reader.read(UInt8.self), let second = try? reader.read(UInt8.self) else {
      return .other
    }
    switch first {
    case 0xc0 where length == 2 && second == 0: return .ping(.mqtt)
    case 0xd0 where length == 2 && second == 0: return .pong(.mqtt)
    case 0x89, 0x8a:
      guard second & 0x7f <= 125, length == 2 + (second & 0x80 == 0 ? 0 : 4) + Int(second & 0x7f)
      else { return .other }
      return first == 0x89 ? .ping(.webSocket) : .pong(.webSocket)
    case 0x17: return isRecord(&reader, version: second, length: length) ? .record : .other
    case 0x00 where length == 17 && second == 0: return http2Ping(&reader)
    default: return .other
    }
  }

  /// Whether the record that begins here ends within the segment (RFC 8446 §5.1).
  private static func isRecord(_ reader: inout ByteReader, version: UInt8, length: Int) -> Bool {
    guard version == 3, let minor = try? reader.read(UInt8.self), minor <= 4,
      let size = try? reader.read(UInt16.self)
    else { return false }
    return size > 0 && Int(size) + 5 <= length
  }

  /// A PING frame of eight bytes, alone in its segment (RFC 9113 §4.1, §6.7).
  private static func http2Ping(_ reader: inout ByteReader) -> Content {
    guard let size = try? reader.read(UInt8.self), size == 8,
      let type = try? reader.read(UInt8.self), type == 6,
      let flags = try? reader.read(UInt8.self), flags & 0xfe == 0,
      let stream = try? reader.read(UInt32.self), stream == 0
    else { return .other }
    return flags == 0 ? .ping(.http2) : .pong(.http2)
  }
}
