/// An option of Neighbor Discovery (RFC 4861 §4.6; IANA IPv6 Neighbor Discovery Option Formats).
public enum NeighborDiscoveryOption: Hashable, Sendable {
  /// Type 1, on links with addresses of 6 bytes.
  case sourceLinkLayerAddress(MACAddress)
  /// Type 2, on links with addresses of 6 bytes.
  case targetLinkLayerAddress(MACAddress)
  /// Type 3.
  case prefixInformation(PrefixInformation)
  /// Bytes of the largest packet of this link (type 5).
  case mtu(UInt32)
  /// A network this router leads to (type 24, RFC 4191 §2.3); lifetime in seconds.
  case routeInformation(IPPrefix, preference: UInt8, lifetime: UInt32)
  /// Name servers (type 25, RFC 8106 §5.1); lifetime in seconds.
  case recursiveDNSServers([IPAddress], lifetime: UInt32)
  /// Domains to complete names with (type 31, RFC 8106 §5.2); lifetime in seconds.
  case dnsSearchList([DNSName], lifetime: UInt32)
  /// Where the network's sign-in page answers (type 37, RFC 8910 §2.3).
  case captivePortal([UInt8])
  /// Any other, or one whose length is not its type's.
  case other(type: UInt8, [UInt8])

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let offset = reader.offset
    let type: UInt8 = try reader.read()
    let length: UInt8 = try reader.read()
    guard length > 0 else {
      throw DecodeError(.invalid(field: "Length", value: 0), at: offset + 1)
    }
    let data = try reader.readBytes(Int(length) * 8 - 2)
    do throws(DecodeError) {
      self = try Self(type: type, data: data)
    } catch {
      self = .other(type: type, Array(copying: data))
    }
  }

  private init(type: UInt8, data: RawSpan) throws(DecodeError) {
    var reader = ByteReader(data)
    switch type {
    case 1 where data.byteCount == 6:
      self = .sourceLinkLayerAddress(try reader.readMACAddress())
    case 2 where data.byteCount == 6:
      self = .targetLinkLayerAddress(try reader.readMACAddress())
    case 3:
      self = .prefixInformation(try PrefixInformation(parsing: &reader))
    case 5:
      try reader.skip(2)  // Reserved.
      self = .mtu(try reader.read())
    case 24:
      self = try Self.routeInformation(parsing: &reader)
    case 25:
      try reader.skip(2)  // Reserved.
      let lifetime: UInt32 = try reader.read()
      var servers: [IPAddress] = []
      while reader.remaining >= 16 { servers.append(try reader.readIPv6()) }
      self = .recursiveDNSServers(servers, lifetime: lifetime)
    case 31:
      try reader.skip(2)  // Reserved.
      let lifetime: UInt32 = try reader.read()
      self = .dnsSearchList(try Self.names(parsing: &reader), lifetime: lifetime)
    case 37:
      let uri = Array(copying: reader.readRest())
      self = .captivePortal(Array(uri.prefix { $0 != 0 }))
    default:
      self = .other(type: type, Array(copying: data))
    }
  }

  private static func routeInformation(parsing reader: inout ByteReader) throws(DecodeError)
    -> Self
  {
    let offset = reader.offset
    let length: UInt8 = try reader.read()
    let flags: UInt8 = try reader.read()
    let lifetime: UInt32 = try reader.read()
    // The prefix takes 0, 8 or 16 bytes, whatever its length needs.
    let high: UInt64 = reader.remaining >= 8 ? try reader.read() : 0
    let low: UInt64 = reader.remaining >= 8 ? try reader.read() : 0
    guard let prefix = IPPrefix(IPAddress(high: high, low: low), length: Int(length)) else {
      throw DecodeError(.invalid(field: "Prefix Length", value: UInt64(length)), at: offset)
    }
    return .routeInformation(prefix, preference: flags >> 3 & 3, lifetime: lifetime)
  }

  /// Reads names up to the padding, which reads as roots.
  private static func names(parsing reader: inout ByteReader) throws(DecodeError) -> [DNSName] {
    var names: [DNSName] = []
    while reader.remaining > 0 {
      let name = try reader.readDNSName()
      if !name.isRoot { names.append(name) }
    }
    return names
  }
}

/// A prefix of this link, and what hosts may do with it (RFC 4861 §4.6.2).
public struct PrefixInformation: Hashable, Sendable {
  public let prefix: IPPrefix
  /// Whether addresses of this prefix are on this link (L).
  public let isOnLink: Bool
  /// Whether hosts may make themselves an address of it (A).
  public let isAutonomous: Bool
  /// Seconds it is valid; `UInt32.max` is for ever.
  public let validLifetime: UInt32
  /// Seconds its addresses are preferred; `UInt32.max` is for ever.
  public let preferredLifetime: UInt32

  fileprivate init(parsing reader: inout ByteReader) throws(DecodeError) {
    let offset = reader.offset
    let length: UInt8 = try reader.read()
    let flags: UInt8 = try reader.read()
    isOnLink = flags & 0x80 != 0
    isAutonomous = flags & 0x40 != 0
    validLifetime = try reader.read()
    preferredLifetime = try reader.read()
    try reader.skip(4)  // Reserved.
    guard let prefix = IPPrefix(try reader.readIPv6(), length: Int(length)) else {
      throw DecodeError(.invalid(field: "Prefix Length", value: UInt64(length)), at: offset)
    }
    self.prefix = prefix
  }
}
