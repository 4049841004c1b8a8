/// What a CoAP message is: a method, or how one went (RFC 7252 §12.1, IANA CoAP Codes registry).
public struct CoAPCode: RawRepresentable, Hashable, Sendable {
  /// Three bits of class, five of detail.
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// 0 are methods, 2 success, 4 the client's errors, 5 the server's, 7 signalling (RFC 8323).
  public var `class`: UInt8 { rawValue >> 5 }
  public var detail: UInt8 { rawValue & 31 }

  /// An acknowledgment alone, a reset, or a ping (§4.1).
  public var isEmpty: Bool { rawValue == 0 }
  public var isRequest: Bool { (1...31).contains(rawValue) }
  public var isResponse: Bool { (2...5).contains(self.class) }
}

extension CoAPCode: CustomStringConvertible {
  /// `GET`, `2.05 Content`; without a name `4.30`.
  public var description: String {
    if isRequest { return Self.methods[rawValue] ?? "method \(rawValue)" }
    let number = "\(self.class)." + (detail < 10 ? "0" : "") + "\(detail)"
    return Self.responses[rawValue].map { "\(number) \($0)" } ?? number
  }

  /// Whether the registry has it.
  public var isRegistered: Bool {
    isEmpty || Self.methods[rawValue] != nil || Self.responses[rawValue] != nil
  }

  private static let methods: [UInt8: String] = [
    1: "GET", 2: "POST", 3: "PUT", 4: "DELETE", 5: "FETCH", 6: "PATCH", 7: "iPATCH",
  ]

  private static let responses: [UInt8: String] = [
    0x41: "Created", 0x42: "Deleted", 0x43: "Valid", 0x44: "Changed", 0x45: "Content",
    0x5f: "Continue", 0x80: "Bad Request", 0x81: "Unauthorized", 0x82: "Bad Option",
    0x83: "Forbidden", 0x84: "Not Found", 0x85: "Method Not Allowed", 0x86: "Not Acceptable",
    0x88: "Request Entity Incomplete", 0x89: "Conflict", 0x8c: "Precondition Failed",
    0x8d: "Request Entity Too Large", 0x8f: "Unsupported Content-Format",
    0x96: "Unprocessable Entity", 0x9d: "Too Many Requests", 0xa0: "Internal Server Error",
    0xa1: "Not Implemented", 0xa2: "Bad Gateway", 0xa3: "Service Unavailable",
    0xa4: "Gateway Timeout", 0xa5: "Proxying Not Supported", 0xa8: "Hop Limit Reached",
  ]
}
