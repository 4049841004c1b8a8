/// What the options say. An option too short for its type is as good as absent; of one sent twice, the
/// first counts where only one value makes sense.
extension DHCPMessage {
  /// The data of an option, if it is there.
  public subscript(code: DHCPOption.Code) -> [UInt8]? {
    options.first { $0.code == code }?.data
  }

  /// Option 53; BOOTP has none.
  public var messageType: DHCPMessageType? {
    self[.messageType]?.first.map(DHCPMessageType.init(rawValue:))
  }

  /// The name the client has, or is to have (option 12).
  public var hostName: String? { text(.hostName) }
  /// The maker and kind of the client's DHCP software, such as `MSFT 5.0` (option 60).
  public var vendorClass: String? { text(.vendorClass) }
  /// The kind of user or application (option 77), length bytes of RFC 3004 §4 included where sent.
  public var userClass: [UInt8]? { self[.userClass] }
  /// What the server knows the client by (option 61): a hardware type and address, or a type 0 or 255 and a name.
  public var clientIdentifier: [UInt8]? { self[.clientIdentifier] }
  /// The options the client would like, in its order (option 55): a fingerprint of its software.
  public var parameterRequestList: [UInt8]? { self[.parameterRequestList] }
  /// Option 50.
  public var requestedAddress: IPAddress? { address(.requestedAddress) }
  /// Seconds the address may be used (option 51); `UInt32.max` is for ever.
  public var leaseTime: UInt32? { number(.leaseTime) }
  /// Seconds until the client asks its server to renew (T1, option 58).
  public var renewalTime: UInt32? { number(.renewalTime) }
  /// Seconds until the client asks any server (T2, option 59).
  public var rebindingTime: UInt32? { number(.rebindingTime) }
  /// The server's address, which tells servers apart (option 54).
  public var serverIdentifier: IPAddress? { address(.serverIdentifier) }
  /// Option 1.
  public var subnetMask: IPAddress? { address(.subnetMask) }
  /// Option 28.
  public var broadcastAddress: IPAddress? { address(.broadcastAddress) }
  /// Routers, the preferred first (option 3).
  public var routers: [IPAddress] { addresses(.routers) }
  /// Name servers, the preferred first (option 6).
  public var dnsServers: [IPAddress] { addresses(.dnsServers) }
  /// Time servers, the preferred first (option 42).
  public var ntpServers: [IPAddress] { addresses(.ntpServers) }
  /// Option 15.
  public var domainName: String? { text(.domainName) }
  /// Why something was refused (option 56).
  public var message: String? { text(.message) }
  /// The client's full name, and who enters it into the DNS (option 81).
  public var clientFQDN: DHCPClientFQDN? { self[.clientFQDN].flatMap(DHCPClientFQDN.init) }
  /// What the relay adds: the port the client is at (option 82).
  public var relayAgentInformation: DHCPRelayAgentInformation? {
    self[.relayAgentInformation].flatMap(DHCPRelayAgentInformation.init)
  }
  /// Where the network's sign-in page answers (option 114, RFC 8910 §2.1).
  public var captivePortal: String? { text(.captivePortal) }
  /// Where the maker says what the device may do on a network (option 161, RFC 8520 §10).
  public var mudURL: String? { text(.mudURL) }

  /// The shared bits of the subnet mask, 0...32; nil where the mask has gaps.
  public var prefixLength: Int? {
    guard let mask = subnetMask?.v4Value else { return nil }
    let length = (~mask).leadingZeroBitCount
    return mask.nonzeroBitCount == length ? length : nil
  }

  private func text(_ code: DHCPOption.Code) -> String? {
    self[code].map { String(escaping: $0) }
  }

  private func number(_ code: DHCPOption.Code) -> UInt32? {
    guard let data = self[code], data.count >= 4 else { return nil }
    return data.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func address(_ code: DHCPOption.Code) -> IPAddress? {
    number(code).map(IPAddress.init(v4:))
  }

  /// Whole addresses; what is left over is not looked at.
  private func addresses(_ code: DHCPOption.Code) -> [IPAddress] {
    guard let data = self[code] else { return [] }
    return stride(from: 0, through: data.count - 4, by: 4).map { start in
      IPAddress(v4: data[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}
