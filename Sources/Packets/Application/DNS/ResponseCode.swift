/// How a DNS server took a question (IANA DNS RCODEs registry): 0...15 from the header, more with EDNS.
public struct ResponseCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static var noError: Self { .init(rawValue: 0) }
  public static var formatError: Self { .init(rawValue: 1) }
  public static var serverFailure: Self { .init(rawValue: 2) }
  public static var noSuchDomain: Self { .init(rawValue: 3) }
  public static var notImplemented: Self { .init(rawValue: 4) }
  public static var refused: Self { .init(rawValue: 5) }
  public static var badVersion: Self { .init(rawValue: 16) }

  private static let mnemonics: [UInt16: String] = [
    0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED",
    6: "YXDOMAIN", 7: "YXRRSET", 8: "NXRRSet", 9: "NOTAUTH", 10: "NOTZONE", 11: "DSOTYPENI",
    16: "BADVERS", 17: "BADKEY", 18: "BADTIME", 19: "BADMODE", 20: "BADNAME", 21: "BADALG",
    22: "BADTRUNC", 23: "BADCOOKIE",
  ]
}

extension ResponseCode: CustomStringConvertible {
  /// The mnemonic as name servers and Zeek print it, else `RCODE` and the number.
  public var description: String { Self.mnemonics[rawValue] ?? "RCODE\(rawValue)" }
}
