/// What a handshake message says (IANA TLS HandshakeType registry).
public struct TLSHandshakeType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var helloRequest: Self { .init(rawValue: 0) }
  public static var clientHello: Self { .init(rawValue: 1) }
  public static var serverHello: Self { .init(rawValue: 2) }
  public static var helloVerifyRequest: Self { .init(rawValue: 3) }
  public static var newSessionTicket: Self { .init(rawValue: 4) }
  public static var endOfEarlyData: Self { .init(rawValue: 5) }
  public static var encryptedExtensions: Self { .init(rawValue: 8) }
  public static var certificate: Self { .init(rawValue: 11) }
  public static var serverKeyExchange: Self { .init(rawValue: 12) }
  public static var certificateRequest: Self { .init(rawValue: 13) }
  public static var serverHelloDone: Self { .init(rawValue: 14) }
  public static var certificateVerify: Self { .init(rawValue: 15) }
  public static var clientKeyExchange: Self { .init(rawValue: 16) }
  public static var finished: Self { .init(rawValue: 20) }
  public static var certificateURL: Self { .init(rawValue: 21) }
  public static var certificateStatus: Self { .init(rawValue: 22) }
  public static var supplementalData: Self { .init(rawValue: 23) }

  /// Whether it is one that is sent in the clear, before a connection has its keys.
  public var isPlain: Bool {
    switch rawValue {
    case 0...4, 11...16, 20...23: true
    default: false
    }
  }
}

/// The header of a handshake message (RFC 8446 §4): its type (1 byte) and length (3 bytes).
public struct TLSHandshakeHeader: Hashable, Sendable {
  /// In bytes.
  public static var size: Int { 4 }

  public let type: TLSHandshakeType
  /// Of the body, in bytes.
  public let length: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    type = TLSHandshakeType(rawValue: try reader.read())
    length = try reader.readUInt24()
  }
}
