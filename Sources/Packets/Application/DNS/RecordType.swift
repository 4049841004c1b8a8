/// The type of a resource record (IANA DNS Resource Record TYPEs registry).
public struct RecordType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static var a: Self { .init(rawValue: 1) }
  public static var ns: Self { .init(rawValue: 2) }
  public static var cname: Self { .init(rawValue: 5) }
  public static var soa: Self { .init(rawValue: 6) }
  public static var ptr: Self { .init(rawValue: 12) }
  public static var hinfo: Self { .init(rawValue: 13) }
  public static var mx: Self { .init(rawValue: 15) }
  public static var txt: Self { .init(rawValue: 16) }
  public static var aaaa: Self { .init(rawValue: 28) }
  public static var srv: Self { .init(rawValue: 33) }
  public static var naptr: Self { .init(rawValue: 35) }
  public static var dname: Self { .init(rawValue: 39) }
  public static var opt: Self { .init(rawValue: 41) }
  public static var ds: Self { .init(rawValue: 43) }
  public static var rrsig: Self { .init(rawValue: 46) }
  public static var nsec: Self { .init(rawValue: 47) }
  public static var dnskey: Self { .init(rawValue: 48) }
  public static var nsec3: Self { .init(rawValue: 50) }
  public static var svcb: Self { .init(rawValue: 64) }
  public static var https: Self { .init(rawValue: 65) }
  public static var spf: Self { .init(rawValue: 99) }
  public static var tsig: Self { .init(rawValue: 250) }
  public static var ixfr: Self { .init(rawValue: 251) }
  public static var axfr: Self { .init(rawValue: 252) }
  /// Every type there is; the registry's mnemonic is `*`.
  public static var any: Self { .init(rawValue: 255) }
  public static var caa: Self { .init(rawValue: 257) }

  /// The mnemonics of types 1...65, in order; the registry gives 54 none.
  private static let first = [
    "A", "NS", "MD", "MF", "CNAME", "SOA", "MB", "MG", "MR", "NULL", "WKS", "PTR", "HINFO",
    "MINFO", "MX", "TXT", "RP", "AFSDB", "X25", "ISDN", "RT", "NSAP", "NSAP-PTR", "SIG", "KEY",
    "PX", "GPOS", "AAAA", "LOC", "NXT", "EID", "NIMLOC", "SRV", "ATMA", "NAPTR", "KX", "CERT",
    "A6", "DNAME", "SINK", "OPT", "APL", "DS", "SSHFP", "IPSECKEY", "RRSIG", "NSEC", "DNSKEY",
    "DHCID", "NSEC3", "NSEC3PARAM", "TLSA", "SMIMEA", "TYPE54", "HIP", "NINFO", "RKEY", "TALINK",
    "CDS", "CDNSKEY", "OPENPGPKEY", "CSYNC", "ZONEMD", "SVCB", "HTTPS",
  ]

  private static let others: [UInt16: String] = [
    99: "SPF", 100: "UINFO", 101: "UID", 102: "GID", 103: "UNSPEC", 104: "NID", 105: "L32",
    106: "L64", 107: "LP", 108: "EUI48", 109: "EUI64", 249: "TKEY", 250: "TSIG", 251: "IXFR",
    252: "AXFR", 253: "MAILB", 254: "MAILA", 255: "*", 256: "URI", 257: "CAA", 258: "AVC",
    259: "DOA", 260: "AMTRELAY", 261: "RESINFO", 32768: "TA", 32769: "DLV",
  ]
}

extension RecordType: CustomStringConvertible {
  /// The registry's mnemonic, which Zeek prints too, else `TYPE` and the number (RFC 3597 §5).
  public var description: String {
    if (1...Self.first.count).contains(Int(rawValue)) { return Self.first[Int(rawValue) - 1] }
    return Self.others[rawValue] ?? "TYPE\(rawValue)"
  }
}
