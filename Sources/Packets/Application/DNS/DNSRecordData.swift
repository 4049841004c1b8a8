/// What a resource record says, by its type.
public enum DNSRecordData: Hashable, Sendable {
  /// A (RFC 1035 §3.4.1) and AAAA (RFC 3596 §2.2).
  case address(IPAddress)
  /// CNAME, NS, PTR (RFC 1035 §3.3) and DNAME (RFC 6672 §2.1).
  case name(DNSName)
  /// MX (RFC 1035 §3.3.9): the lowest preference is tried first.
  case mailExchange(preference: UInt16, DNSName)
  /// SOA (RFC 1035 §3.3.13).
  case startOfAuthority(DNSStartOfAuthority)
  /// SRV (RFC 2782).
  case service(DNSServiceLocation)
  /// TXT and SPF: character strings of 0...255 bytes (RFC 1035 §3.3.14).
  case text([[UInt8]])
  /// HINFO (RFC 1035 §3.3.2).
  case hostInformation(cpu: [UInt8], operatingSystem: [UInt8])
  /// NAPTR (RFC 3403 §4).
  case namingAuthorityPointer(DNSNamingAuthorityPointer)
  /// CAA (RFC 8659 §4.1).
  case certificationAuthority(flags: UInt8, tag: [UInt8], value: [UInt8])
  /// SVCB and HTTPS (RFC 9460).
  case serviceBinding(DNSServiceBinding)
  /// OPT (RFC 6891 §6.1).
  case edns(EDNS)
  /// Any other type, or data that contradicts its type: the first 1024 bytes.
  case opaque([UInt8])

  /// The most bytes kept of data this program does not decode; a judgement, above every usual key.
  private static let opaqueBound = 1024
  /// The most strings kept of one TXT record; a judgement.
  private static let stringBound = 1024

  /// Reads all that is left; `class` and `ttl` are the record's own, where OPT keeps half of what it says.
  init(
    parsing reader: inout ByteReader, type: RecordType, class: RecordClass, ttl: UInt32
  ) throws(DecodeError) {
    switch type {
    // An update's way to say "any data" or "none" (RFC 2136 §2.4, §2.5).
    case _ where reader.remaining == 0 && type != .opt && (`class` == .any || `class` == .none):
      self = .opaque([])
    case .a where `class` == .internet: self = .address(try reader.readIPv4())
    case .aaaa where `class` == .internet: self = .address(try reader.readIPv6())
    case .cname, .ns, .ptr, .dname: self = .name(try reader.readDNSName())
    case .mx: self = .mailExchange(preference: try reader.read(), try reader.readDNSName())
    case .soa: self = .startOfAuthority(try DNSStartOfAuthority(parsing: &reader))
    case .srv: self = .service(try DNSServiceLocation(parsing: &reader))
    case .txt, .spf: self = .text(try Self.strings(parsing: &reader))
    case .hinfo:
      self = .hostInformation(
        cpu: try reader.readCharacterString(), operatingSystem: try reader.readCharacterString())
    case .naptr:
      self = .namingAuthorityPointer(try DNSNamingAuthorityPointer(parsing: &reader))
    case .caa:
      self = .certificationAuthority(
        flags: try reader.read(), tag: try reader.readCharacterString(),
        value: Array(copying: reader.readRest()))
    case .svcb, .https: self = .serviceBinding(try DNSServiceBinding(parsing: &reader))
    case .opt: self = .edns(try EDNS(parsing: &reader, class: `class`, ttl: ttl))
    default: self = .opaque(parsing: &reader)
    }
  }

  /// What is left, up to its bound.
  static func opaque(parsing reader: inout ByteReader) -> Self {
    .opaque(Array(copying: reader.readRest().extracting(first: opaqueBound)))
  }

  private static func strings(parsing reader: inout ByteReader) throws(DecodeError) -> [[UInt8]] {
    var strings: [[UInt8]] = []
    while reader.remaining > 0 {
      guard strings.count < stringBound else {
        throw DecodeError(.limit(field: "TXT strings", bound: stringBound), at: reader.offset)
      }
      strings.append(try reader.readCharacterString())
    }
    return strings
  }
}

extension ByteReader {
  /// Reads a `<character-string>`: a length byte and that many bytes (RFC 1035 §3.3).
  mutating func readCharacterString() throws(DecodeError) -> [UInt8] {
    let length: UInt8 = try read()
    return Array(copying: try readBytes(Int(length)))
  }
}
