/// One option of a DHCPv6 message: a code and its data (RFC 8415 §21.1).
public struct DHCPv6Option: Hashable, Sendable {
  /// What an option is about (IANA DHCPv6 Option Codes registry).
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static var clientIdentifier: Self { .init(rawValue: 1) }
    public static var serverIdentifier: Self { .init(rawValue: 2) }
    /// IA_NA: addresses that stay.
    public static var addresses: Self { .init(rawValue: 3) }
    /// IA_TA: temporary addresses.
    public static var temporaryAddresses: Self { .init(rawValue: 4) }
    public static var address: Self { .init(rawValue: 5) }
    public static var optionRequest: Self { .init(rawValue: 6) }
    public static var elapsedTime: Self { .init(rawValue: 8) }
    public static var relayMessage: Self { .init(rawValue: 9) }
    public static var statusCode: Self { .init(rawValue: 13) }
    public static var rapidCommit: Self { .init(rawValue: 14) }
    public static var vendorClass: Self { .init(rawValue: 16) }
    /// DNS recursive name servers (RFC 3646 §3).
    public static var dnsServers: Self { .init(rawValue: 23) }
    /// Domain search list (RFC 3646 §4).
    public static var domainSearchList: Self { .init(rawValue: 24) }
    /// IA_PD: prefixes.
    public static var prefixes: Self { .init(rawValue: 25) }
    public static var prefix: Self { .init(rawValue: 26) }
    /// RFC 4704 §4
    public static var clientFQDN: Self { .init(rawValue: 39) }
    /// The client's link address, as its relay saw it (RFC 6939 §4).
    public static var clientLinkAddress: Self { .init(rawValue: 79) }
    /// RFC 8520 §10.2
    public static var mudURL: Self { .init(rawValue: 112) }
  }

  public let code: Code
  public let data: [UInt8]

  /// Most options read of one message, and of one option's own; a judgement.
  static let bound = 256

  /// Reads options up to the end.
  static func list(parsing reader: inout ByteReader) throws(DecodeError) -> [DHCPv6Option] {
    var options: [DHCPv6Option] = []
    while reader.remaining > 0 {
      guard options.count < bound else {
        throw DecodeError(.limit(field: "options", bound: bound), at: reader.offset)
      }
      let code = Code(rawValue: try reader.read())
      let length: UInt16 = try reader.read()
      options.append(
        DHCPv6Option(code: code, data: [UInt8](copying: try reader.readBytes(Int(length)))))
    }
    return options
  }
}
