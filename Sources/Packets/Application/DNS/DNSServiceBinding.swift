/// The data of an SVCB or HTTPS record: how to reach a service (RFC 9460 §2.2).
public struct DNSServiceBinding: Hashable, Sendable {
  /// The keys this program reads (IANA Service Parameter Keys registry).
  private enum Key {
    static let alpn: UInt16 = 1
    static let noDefaultALPN: UInt16 = 2
    static let port: UInt16 = 3
    static let ipv4Hint: UInt16 = 4
    static let ech: UInt16 = 5
    static let ipv6Hint: UInt16 = 6
  }

  /// 0 makes the target an alias; otherwise the lowest is preferred.
  public let priority: UInt16
  /// Whom to ask; the root stands for the record's own name.
  public let target: DNSName
  /// The application protocols spoken there, such as `h2` and `h3`.
  public private(set) var alpn: [[UInt8]] = []
  /// Whether the scheme's usual protocol is not spoken.
  public private(set) var lacksDefaultALPN = false
  /// The port, where it is not the scheme's usual one.
  public private(set) var port: UInt16?
  public private(set) var ipv4Hints: [IPAddress] = []
  public private(set) var ipv6Hints: [IPAddress] = []
  /// Whether the server name can be hidden from onlookers (Encrypted ClientHello).
  public private(set) var offersECH = false

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    priority = try reader.read()
    target = try reader.readDNSName()
    var previous = -1
    while reader.remaining > 0 {
      let offset = reader.offset
      let key: UInt16 = try reader.read()
      // Keys ascend strictly (RFC 9460 §2.2), so that none comes twice.
      guard Int(key) > previous else {
        throw DecodeError(.invalid(field: "SvcParamKey", value: UInt64(key)), at: offset)
      }
      previous = Int(key)
      let length: UInt16 = try reader.read()
      var value = ByteReader(try reader.readBytes(Int(length)))
      try read(key, from: &value)
    }
  }

  private mutating func read(_ key: UInt16, from value: inout ByteReader) throws(DecodeError) {
    switch key {
    case Key.alpn:
      while value.remaining > 0 { alpn.append(try value.readCharacterString()) }
    case Key.noDefaultALPN: lacksDefaultALPN = true
    case Key.port: port = try value.read()
    case Key.ipv4Hint:
      while value.remaining > 0 { ipv4Hints.append(try value.readIPv4()) }
    case Key.ech: offersECH = true
    case Key.ipv6Hint:
      while value.remaining > 0 { ipv6Hints.append(try value.readIPv6()) }
    default: break
    }
  }
}
