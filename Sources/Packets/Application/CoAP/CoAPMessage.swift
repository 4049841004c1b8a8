/// A message of the Constrained Application Protocol over UDP (RFC 7252 §3).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |Ver| T |  TKL  |      Code     |          Message ID           |
///     |   Token (if any, TKL bytes) ...
///     |   Options (if any) ...
///     |1 1 1 1 1 1 1 1|    Payload (if any) ...
public struct CoAPMessage: Hashable, Sendable {
  public enum MessageType: UInt8, Sendable {
    case confirmable
    case nonConfirmable
    case acknowledgement
    case reset
  }

  public let type: MessageType
  public let code: CoAPCode
  public let messageID: UInt16
  /// Matches a response to its request, at most 8 bytes.
  public let token: [UInt8]
  /// Whose resource it is, where a client says so (Uri-Host, §5.10.1).
  public private(set) var uriHost: String?
  /// The resource's path, in parts (Uri-Path).
  public private(set) var uriPath: [String] = []
  public private(set) var uriQuery: [String] = []
  /// What the payload is (IANA CoAP Content-Formats registry).
  public private(set) var contentFormat: UInt32?
  /// Whether the client wants to be told of changes: 0 asks for it (RFC 7641).
  public private(set) var observe: UInt32?
  /// Whether what matters is sealed inside (RFC 8613).
  public private(set) var isOSCORE = false
  /// The device that tells of itself, in an option of Shelly's own: `SHSW-PM#98F4ABB88F00#2` (Shelly's CoIoT for devices of
  /// the first generation).
  public private(set) var coIoTDevice: String?
  /// How many options there are in all.
  public private(set) var optionCount = 0
  /// Whether there is one that this decoder doesn't know.
  public private(set) var hasUnknownOption = false
  /// Bytes after the payload marker.
  public private(set) var payloadLength = 0

  /// Over UDP; CoAP over DTLS is on the next (§12.6, §12.7).
  public static let port: UInt16 = 5683
  /// `GLOBAL_DEVID` of Shelly's CoIoT.
  private static let coIoTDeviceOption = 3332
  /// Most options of a message.
  private static let optionBound = 64

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    guard first >> 6 == 1, let type = MessageType(rawValue: first >> 4 & 3) else {
      throw DecodeError(.invalid(field: "Ver", value: UInt64(first >> 6)), at: 0)
    }
    self.type = type
    let tokenLength = Int(first & 15)
    guard tokenLength <= 8 else {
      throw DecodeError(.invalid(field: "TKL", value: UInt64(tokenLength)), at: 0)
    }
    code = CoAPCode(rawValue: try reader.read())
    messageID = try reader.read()
    token = [UInt8](copying: try reader.readBytes(tokenLength))
    guard !code.isEmpty || reader.remaining == 0 && tokenLength == 0 else {
      throw DecodeError(.invalid(field: "Code", value: 0), at: 1)
    }
    var options = CoAPOptionReader(reader)
    while let value = try options.next() {
      guard optionCount < Self.optionBound else {
        throw DecodeError(.limit(field: "options", bound: Self.optionBound), at: options.offset)
      }
      optionCount += 1
      take(value, of: options.number)
    }
    payloadLength = options.payloadLength
  }

  /// Whether a message names the device that tells of itself, if it is one: most need not be taken apart to know that they don't.
  public static func namesCoIoTDevice(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    do throws(DecodeError) {
      let first: UInt8 = try reader.read()
      try reader.skip(3 + Int(first & 15))  // Code, Message ID, Token.
      var options = CoAPOptionReader(reader)
      while try options.next() != nil {
        if options.number == coIoTDeviceOption { return true }
      }
    } catch {
      return false
    }
    return false
  }

  /// The path as it is written in a URI: `/sensors/temp`.
  public var path: String { "/" + uriPath.joined(separator: "/") }

  private mutating func take(_ value: RawSpan, of option: Int) {
    switch option {
    case 3: uriHost = value.coapText
    case 6: observe = value.coapInteger
    case 9: isOSCORE = true
    case 11: uriPath.append(value.coapText)
    case 12: contentFormat = value.coapInteger
    case Self.coIoTDeviceOption: coIoTDevice = value.coapText
    case 15: uriQuery.append(value.coapText)
    case 1, 4, 5, 7, 8, 14, 16, 17, 19, 20, 23, 27, 28, 31, 35, 39, 60, 252, 258, 292: break
    default: hasUnknownOption = true
    }
  }
}

extension CoAPMessage {
  /// Whether a message on CoAP's own port may be believed: its code is registered, or it is empty; or it is CoIoT's, whose code is
  /// its own.
  public var isPlausible: Bool { code.isRegistered || isCoIoT }

  /// Whether a device tells everybody how it is, by CoIoT: a code of its own, 0.30, and its identity.
  public var isCoIoT: Bool { code.rawValue == 30 && coIoTDevice != nil }

  /// Whether hardly anything else looks so: a request for a path of printable ASCII, or a response with a known content
  /// format, and no option that isn't registered.
  public var isUnmistakable: Bool {
    guard code.isRegistered, !code.isEmpty, !hasUnknownOption, optionCount > 0 else { return false }
    if code.isRequest {
      return !uriPath.isEmpty
        && uriPath.allSatisfy {
          !$0.isEmpty && $0.utf8.allSatisfy { 0x21...0x7e ~= $0 && $0 != 0x5c }
        }
    }
    guard let contentFormat else { return false }
    return contentFormat <= 20000 && payloadLength > 0
  }
}

extension RawSpan {
  fileprivate var coapText: String { String(escaping: [UInt8](copying: self)) }

  /// The value of an option as a number of at most four bytes (RFC 7252 §3.2).
  fileprivate var coapInteger: UInt32? {
    guard byteCount <= 4 else { return nil }
    var reader = ByteReader(self)
    var number: UInt32 = 0
    while let byte = try? reader.read(UInt8.self) { number = number << 8 | UInt32(byte) }
    return number
  }
}
