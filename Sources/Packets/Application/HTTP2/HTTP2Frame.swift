/// The header of an HTTP/2 frame (RFC 9113 §4.1): 9 bytes.
///
///     Length               3 bytes: of what follows the header
///     Type                 1 byte
///     Flags                1 byte
///     Stream Identifier    31 bits after one that is not used
public struct HTTP2FrameHeader: Hashable, Sendable {
  /// In bytes.
  public static let size = 9

  /// In bytes.
  public let length: Int
  public let type: HTTP2FrameType
  public let flags: UInt8
  /// 0 stands for the whole connection.
  public let streamID: UInt32

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    length = Int(try reader.read(UInt8.self)) << 16 | Int(try reader.read(UInt16.self))
    type = HTTP2FrameType(rawValue: try reader.read())
    flags = try reader.read()
    streamID = try reader.read(UInt32.self) & 0x7fff_ffff
  }

  /// Whether the message of the stream ends with this frame.
  public var endsStream: Bool {
    (type == .headers || type == .data) && flags & 0x1 != 0
  }

  /// Whether the field section ends with this frame.
  public var endsHeaders: Bool { flags & 0x4 != 0 }

  /// Whether a length of padding comes first, and padding last (RFC 9113 §6.1).
  public var isPadded: Bool {
    [.data, .headers, .pushPromise].contains(type) && flags & 0x8 != 0
  }

  /// Whether it keeps what RFC 9113 §6 asks of frames of its type.
  public var isPlausible: Bool {
    switch type {
    case .data, .headers, .continuation: streamID != 0
    case .priority: streamID != 0 && length == 5
    case .resetStream: streamID != 0 && length == 4
    case .settings: streamID == 0 && length % 6 == 0 && (flags & 1 == 0 || length == 0)
    case .pushPromise: streamID != 0 && length >= 4
    case .ping: streamID == 0 && length == 8
    case .goAway: streamID == 0 && length >= 8
    case .windowUpdate: length == 4
    default: type.rawValue <= 0x10
    }
  }
}

/// What an HTTP/2 frame is for (IANA HTTP/2 Frame Type registry).
public struct HTTP2FrameType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let data = Self(rawValue: 0)
  public static let headers = Self(rawValue: 1)
  public static let priority = Self(rawValue: 2)
  public static let resetStream = Self(rawValue: 3)
  public static let settings = Self(rawValue: 4)
  public static let pushPromise = Self(rawValue: 5)
  public static let ping = Self(rawValue: 6)
  public static let goAway = Self(rawValue: 7)
  public static let windowUpdate = Self(rawValue: 8)
  public static let continuation = Self(rawValue: 9)
}
