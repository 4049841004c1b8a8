/// What the options say; nil or nothing for one that is missing or malformed.
extension DHCPv6Message {
  /// An address or a prefix for the client to use.
  public struct Lease: Hashable, Sendable {
    /// An address is a prefix of 128 bits.
    public let prefix: IPPrefix
    /// Seconds; the largest number stands for ever (RFC 8415 §7.7). 0 takes it back.
    public let preferredLifetime: UInt32
    public let validLifetime: UInt32
  }

  func data(of code: DHCPv6Option.Code) -> [UInt8]? {
    options.first { $0.code == code }?.data
  }

  public var clientIdentifier: DHCPv6Identifier? {
    data(of: .clientIdentifier).map(DHCPv6Identifier.init)
  }

  public var serverIdentifier: DHCPv6Identifier? {
    data(of: .serverIdentifier).map(DHCPv6Identifier.init)
  }

  /// The codes of the options that the client wants.
  public var requestedOptions: [UInt16] {
    guard let data = data(of: .optionRequest) else { return [] }
    return stride(from: 0, to: data.count - 1, by: 2).map {
      UInt16(data[$0]) << 8 | UInt16(data[$0 + 1])
    }
  }

  /// Milliseconds since the client began.
  public var elapsedMilliseconds: Int? {
    guard let data = data(of: .elapsedTime), data.count == 2 else { return nil }
    return 10 * (Int(data[0]) << 8 | Int(data[1]))
  }

  /// How the server took the message (RFC 8415 §21.13): 0 is success.
  public var statusCode: UInt16? {
    guard let data = data(of: .statusCode), data.count >= 2 else { return nil }
    return UInt16(data[0]) << 8 | UInt16(data[1])
  }

  /// The client's full name (RFC 4704); empty where it leaves it to the server.
  public var clientFQDN: String? {
    guard let data = data(of: .clientFQDN), data.count >= 2,
      let name = DNSName(labels: data[1...])
    else { return nil }
    return name.isRoot ? "" : name.text
  }

  /// Its maker's number (IANA Private Enterprise Numbers) and what the client says of itself.
  public var vendorClass: (enterprise: UInt32, texts: [String])? {
    guard let data = data(of: .vendorClass) else { return nil }
    var reader = ByteReader(data.rawSpan)
    guard let enterprise = try? reader.read(UInt32.self) else { return nil }
    var texts: [String] = []
    while texts.count < DHCPv6Option.bound, let length = try? reader.read(UInt16.self),
      let text = try? [UInt8](copying: reader.readBytes(Int(length)))
    {
      texts.append(String(escaping: text))
    }
    return (enterprise, texts)
  }

  public var mudURL: String? { data(of: .mudURL).map { String(escaping: $0) } }

  /// The client's MAC, as a relay agent saw it.
  public var clientMAC: MACAddress? {
    guard let data = data(of: .clientLinkAddress), data.count == 8, data[0] == 0, data[1] == 1
    else { return nil }
    return MACAddress(rawValue: data[2...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  public var dnsServers: [IPAddress] {
    guard let data = data(of: .dnsServers) else { return [] }
    var reader = ByteReader(data.rawSpan)
    var servers: [IPAddress] = []
    while let server = try? reader.readIPv6() { servers.append(server) }
    return servers
  }

  /// The addresses of IA_NA and IA_TA, then the prefixes of IA_PD.
  public var leases: [Lease] {
    var addresses: [Lease] = []
    var prefixes: [Lease] = []
    for option in options {
      switch option.code {
      case .addresses: addresses += Self.leases(in: option.data, after: 12)
      case .temporaryAddresses: addresses += Self.leases(in: option.data, after: 4)
      case .prefixes: prefixes += Self.leases(in: option.data, after: 12)
      default: break
      }
    }
    return addresses + prefixes
  }

  /// The leases among an association's own options, which follow its number and times.
  private static func leases(in data: [UInt8], after head: Int) -> [Lease] {
    var reader = ByteReader(data.rawSpan)
    do throws(DecodeError) {
      try reader.skip(head)
      var leases: [Lease?] = []
      for option in try DHCPv6Option.list(parsing: &reader) {
        switch option.code {
        case .address: leases.append(try address(option.data))
        case .prefix: leases.append(try prefix(option.data))
        default: break
        }
      }
      return leases.compactMap { $0 }
    } catch {
      return []
    }
  }

  /// IAADDR (RFC 8415 §21.6)
  private static func address(_ data: [UInt8]) throws(DecodeError) -> Lease? {
    var reader = ByteReader(data.rawSpan)
    let address = try reader.readIPv6()
    let preferred: UInt32 = try reader.read()
    let valid: UInt32 = try reader.read()
    return IPPrefix(address, length: 128).map {
      Lease(prefix: $0, preferredLifetime: preferred, validLifetime: valid)
    }
  }

  /// IAPREFIX (RFC 8415 §21.22)
  private static func prefix(_ data: [UInt8]) throws(DecodeError) -> Lease? {
    var reader = ByteReader(data.rawSpan)
    let preferred: UInt32 = try reader.read()
    let valid: UInt32 = try reader.read()
    let length: UInt8 = try reader.read()
    return IPPrefix(try reader.readIPv6(), length: Int(length)).map {
      Lease(prefix: $0, preferredLifetime: preferred, validLifetime: valid)
    }
  }
}
