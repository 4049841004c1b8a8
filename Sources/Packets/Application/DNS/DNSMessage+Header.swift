extension DNSMessage {
  /// The kind of question (IANA DNS OpCodes registry), 0...15.
  public struct Opcode: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static var query: Self { .init(rawValue: 0) }
    public static var inverseQuery: Self { .init(rawValue: 1) }
    public static var status: Self { .init(rawValue: 2) }
    public static var notify: Self { .init(rawValue: 4) }
    public static var update: Self { .init(rawValue: 5) }
    /// DNS Stateful Operations (RFC 8490).
    public static var stateful: Self { .init(rawValue: 6) }
  }

  /// Whether this is an answer (QR).
  public var isResponse: Bool { flags & 0x8000 != 0 }
  public var opcode: Opcode { Opcode(rawValue: UInt8(flags >> 11 & 15)) }
  /// Whether the server answers for the name's zone (AA).
  public var isAuthoritative: Bool { flags & 0x0400 != 0 }
  /// Whether the sender left out what did not fit (TC), so that the asker turns to TCP.
  public var isTruncated: Bool { flags & 0x0200 != 0 }
  /// RD.
  public var recursionDesired: Bool { flags & 0x0100 != 0 }
  /// RA.
  public var recursionAvailable: Bool { flags & 0x0080 != 0 }
  /// The bit that must be zero (Z).
  public var reservedBit: Bool { flags & 0x0040 != 0 }
  /// Whether the server vouches for every record (AD, RFC 4035 §3.2.3).
  public var isAuthenticData: Bool { flags & 0x0020 != 0 }
  /// Whether the asker checks signatures itself (CD, RFC 4035 §3.2.2).
  public var checkingDisabled: Bool { flags & 0x0010 != 0 }

  /// How the server took the question: the header's four bits and, with EDNS, eight more above them.
  public var responseCode: ResponseCode {
    ResponseCode(rawValue: UInt16(edns?.extendedResponseCode ?? 0) << 4 | flags & 15)
  }

  /// What the message's OPT record says, if it has one.
  public var edns: EDNS? {
    for record in additionals {
      if case .edns(let edns) = record.data { return edns }
    }
    return nil
  }
}

extension DNSMessage.Opcode: CustomStringConvertible {
  /// The registry's name, else `OPCODE` and the number.
  public var description: String {
    switch self {
    case .query: "QUERY"
    case .inverseQuery: "IQUERY"
    case .status: "STATUS"
    case .notify: "NOTIFY"
    case .update: "UPDATE"
    case .stateful: "DSO"
    default: "OPCODE\(rawValue)"
    }
  }
}
